-- Attempts to connect an account in the browser, from leaving for the network until coming back. Instants are epoch milliseconds UTC.

CREATE TABLE account_connection (
    -- Digest of what tells attempts apart.
    state    VARCHAR(64)  NOT NULL PRIMARY KEY,
    account  VARCHAR(64)  NOT NULL,
    person   VARCHAR(128) NOT NULL,
    redirect VARCHAR(512) NOT NULL,
    -- The verifier, and as what malklug is known at the network, sealed with data/vault.key.
    sealed   TEXT         NOT NULL,
    begun_at BIGINT       NOT NULL
);

-- As what malklug is known at servers it introduced itself to.

CREATE TABLE account_app (
    network  VARCHAR(32)  NOT NULL,
    server   VARCHAR(255) NOT NULL,
    redirect VARCHAR(512) NOT NULL,
    sealed   TEXT         NOT NULL,
    PRIMARY KEY (network, server, redirect)
);
