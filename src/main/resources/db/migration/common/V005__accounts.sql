-- What networks issued for accounts, sealed with data/vault.key. Instants are epoch milliseconds UTC.

CREATE TABLE account_session (
    account    VARCHAR(64) NOT NULL PRIMARY KEY,
    sealed     TEXT        NOT NULL,
    version    BIGINT      NOT NULL,
    changed_at BIGINT      NOT NULL
);

-- Only accounts a person must look after, or paused, have a row.

CREATE TABLE account_state (
    account VARCHAR(64) NOT NULL PRIMARY KEY,
    state   VARCHAR(24) NOT NULL,
    reason  TEXT        NOT NULL,
    since   BIGINT      NOT NULL
);
