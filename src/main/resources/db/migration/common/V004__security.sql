-- People who use malklug, and the tokens with which their programs use its API. Instants are epoch milliseconds UTC; 0/1 are no and yes.

CREATE TABLE person (
    name          VARCHAR(128) NOT NULL PRIMARY KEY,
    display_name  VARCHAR(128),
    password_hash VARCHAR(100) NOT NULL,
    role          VARCHAR(16)  NOT NULL,
    municipality  VARCHAR(64),
    language      VARCHAR(8),
    theme         VARCHAR(16),
    active        INTEGER      NOT NULL,
    created_at    BIGINT       NOT NULL
);

-- Only a digest of a token is kept; the token itself is shown once, when it is made.
CREATE TABLE api_token (
    id         VARCHAR(36)  NOT NULL PRIMARY KEY,
    digest     VARCHAR(64)  NOT NULL UNIQUE,
    person     VARCHAR(128) NOT NULL REFERENCES person (name),
    name       VARCHAR(128) NOT NULL,
    created_at BIGINT       NOT NULL,
    revoked_at BIGINT
);
