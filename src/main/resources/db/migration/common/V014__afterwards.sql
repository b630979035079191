-- What people want changed or deleted on networks after publication, and what is known about accounts. Instants are epoch milliseconds UTC; 0/1 are no and yes.

CREATE TABLE remote_change (
    id         VARCHAR(36)  NOT NULL PRIMARY KEY,
    delivery   VARCHAR(26)  NOT NULL,
    kind       VARCHAR(8)   NOT NULL,
    text       TEXT,
    person     VARCHAR(128) NOT NULL,
    status     VARCHAR(16)  NOT NULL,
    tries      INTEGER      NOT NULL,
    asked_at   BIGINT       NOT NULL,
    next_at    BIGINT       NOT NULL,
    until_at   BIGINT       NOT NULL,
    ended_at   BIGINT,
    evidence   TEXT         NOT NULL
);

CREATE INDEX remote_change_delivery ON remote_change (delivery);
CREATE INDEX remote_change_due ON remote_change (status, next_at);

-- The last time a person, or malklug, asked the network whether the access still works.
CREATE TABLE account_check (
    account    VARCHAR(64) NOT NULL PRIMARY KEY,
    checked_at BIGINT      NOT NULL,
    works      INTEGER     NOT NULL,
    evidence   TEXT        NOT NULL
);

-- Secrets that were entered on a page, sealed with data/vault.key.
CREATE TABLE account_secret (
    account    VARCHAR(64)  NOT NULL,
    name       VARCHAR(64)  NOT NULL,
    sealed     TEXT         NOT NULL,
    changed_by VARCHAR(128) NOT NULL,
    changed_at BIGINT       NOT NULL,
    PRIMARY KEY (account, name)
);
