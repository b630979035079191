-- The ledger of deliveries. Instants are epoch milliseconds UTC; 0/1 are no and yes.

CREATE TABLE delivery (
    id               VARCHAR(26)  NOT NULL PRIMARY KEY,
    campaign         VARCHAR(64)  NOT NULL,
    municipality     VARCHAR(64)  NOT NULL,
    post             VARCHAR(128) NOT NULL,
    occurrence       VARCHAR(32)  NOT NULL,
    account          VARCHAR(128) NOT NULL,
    network          VARCHAR(32)  NOT NULL,
    theme            VARCHAR(64),
    title            TEXT         NOT NULL,
    message          TEXT         NOT NULL,
    fingerprint      VARCHAR(64)  NOT NULL,
    status           VARCHAR(16)  NOT NULL,
    due_at           BIGINT       NOT NULL,
    latest_at        BIGINT,
    wake_at          BIGINT       NOT NULL,
    attempts         INTEGER      NOT NULL,
    tries            INTEGER      NOT NULL,
    continuing       INTEGER      NOT NULL,
    claim            INTEGER      NOT NULL,
    owner            VARCHAR(64),
    lease_until      BIGINT,
    step             VARCHAR(64),
    step_repeatable  INTEGER      NOT NULL,
    checkpoint       TEXT,
    key_generation   INTEGER      NOT NULL,
    first_attempt_at BIGINT,
    started_at       BIGINT,
    unclear_since    BIGINT,
    absent_looks     INTEGER      NOT NULL,
    asked_at         BIGINT,
    explanation      TEXT,
    remote_id        TEXT,
    remote_url       TEXT,
    replies          TEXT,
    published_at     BIGINT,
    changed_at       BIGINT       NOT NULL,
    version          INTEGER      NOT NULL
);

CREATE INDEX delivery_claimable ON delivery (account, status, wake_at, due_at, id)
    WHERE status = 'SCHEDULED' OR status = 'UNCONFIRMED';
CREATE INDEX delivery_due ON delivery (status, wake_at);
CREATE INDEX delivery_post ON delivery (campaign, municipality, post);
CREATE INDEX delivery_time ON delivery (due_at, id);
CREATE UNIQUE INDEX delivery_remote ON delivery (account, remote_id) WHERE remote_id IS NOT NULL;
CREATE UNIQUE INDEX delivery_one_at_a_time ON delivery (account) WHERE status = 'PUBLISHING';

-- What happened to a delivery, one row per attempt, look or decision. Rows are only added.
CREATE TABLE delivery_event (
    delivery   VARCHAR(26)  NOT NULL,
    seq        INTEGER      NOT NULL,
    account    VARCHAR(128) NOT NULL,
    kind       VARCHAR(16)  NOT NULL,
    started_at BIGINT       NOT NULL,
    ended_at   BIGINT       NOT NULL,
    step       VARCHAR(64),
    status     VARCHAR(16)  NOT NULL,
    person     VARCHAR(128),
    explanation TEXT,
    PRIMARY KEY (delivery, seq)
);

CREATE INDEX delivery_event_pace ON delivery_event (account, kind, started_at);

-- A wait that holds a whole account: the network asked for it, or the access broke.
CREATE TABLE account_pause (
    account VARCHAR(128) NOT NULL PRIMARY KEY,
    until   BIGINT       NOT NULL,
    reason  TEXT         NOT NULL
);

CREATE TABLE stop (
    id        VARCHAR(36)  NOT NULL PRIMARY KEY,
    scope     VARCHAR(16)  NOT NULL,
    subject   VARCHAR(128) NOT NULL,
    reason    TEXT         NOT NULL,
    person    VARCHAR(128) NOT NULL,
    at        BIGINT       NOT NULL,
    lifted_at BIGINT,
    lifted_by VARCHAR(128)
);

-- What the clockwork remembers about itself: last beat, latest instant seen.
CREATE TABLE clockwork (
    name  VARCHAR(32) NOT NULL PRIMARY KEY,
    value BIGINT      NOT NULL
);
