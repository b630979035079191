-- How people come in, stay known and leave, and the mails that go out. Instants are epoch milliseconds UTC; 0/1 are no and yes.

ALTER TABLE person ADD COLUMN mail VARCHAR(254);
ALTER TABLE person ADD COLUMN last_access_at BIGINT;
-- Sessions that began under another version end.
ALTER TABLE person ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
-- Who the person is at the town's own sign-in: its address and its name for the person.
ALTER TABLE person ADD COLUMN single_sign_on VARCHAR(512);
-- Under what name passkeys know the person: random, so that it says nothing.
ALTER TABLE person ADD COLUMN passkey_handle VARCHAR(100);

CREATE UNIQUE INDEX person_single_sign_on ON person (single_sign_on);
CREATE UNIQUE INDEX person_passkey_handle ON person (passkey_handle);

-- Only a digest of the link's secret is kept.
CREATE TABLE invitation (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    digest       VARCHAR(64)  NOT NULL UNIQUE,
    mail         VARCHAR(254) NOT NULL,
    display_name VARCHAR(128),
    role         VARCHAR(16)  NOT NULL,
    municipality VARCHAR(64),
    language     VARCHAR(8)   NOT NULL,
    invited_by   VARCHAR(128) NOT NULL,
    created_at   BIGINT       NOT NULL,
    expires_at   BIGINT       NOT NULL,
    accepted_at  BIGINT,
    revoked_at   BIGINT
);

-- Only a digest of the link's secret is kept.
CREATE TABLE password_reset (
    digest     VARCHAR(64)  NOT NULL PRIMARY KEY,
    person     VARCHAR(128) NOT NULL REFERENCES person (name),
    created_at BIGINT       NOT NULL,
    expires_at BIGINT       NOT NULL,
    used_at    BIGINT
);
CREATE INDEX password_reset_person ON password_reset (person, created_at);

-- Bytes are kept as Base64.
CREATE TABLE passkey (
    id              VARCHAR(1400) NOT NULL PRIMARY KEY,
    person          VARCHAR(128)  NOT NULL REFERENCES person (name),
    label           VARCHAR(128)  NOT NULL,
    public_key      TEXT          NOT NULL,
    signature_count BIGINT        NOT NULL,
    verifies_person INTEGER       NOT NULL,
    backup_eligible INTEGER       NOT NULL,
    backed_up       INTEGER       NOT NULL,
    transports      VARCHAR(128)  NOT NULL,
    attestation     TEXT,
    client_data     TEXT,
    created_at      BIGINT        NOT NULL,
    last_used_at    BIGINT        NOT NULL
);
CREATE INDEX passkey_person ON passkey (person);

-- The text of a confidential mail stays in the memory of its holder and is never written down.
CREATE TABLE mail (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    recipient    VARCHAR(254) NOT NULL,
    subject      VARCHAR(255) NOT NULL,
    body         TEXT         NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    confidential INTEGER      NOT NULL,
    holder       VARCHAR(36)  NOT NULL,
    status       VARCHAR(16)  NOT NULL,
    tries        INTEGER      NOT NULL,
    created_at   BIGINT       NOT NULL,
    next_try_at  BIGINT       NOT NULL,
    sent_at      BIGINT,
    problem      VARCHAR(32),
    detail       VARCHAR(500)
);
CREATE INDEX mail_due ON mail (status, next_try_at);
CREATE INDEX mail_created ON mail (created_at);

CREATE TABLE mail_attachment (
    mail    VARCHAR(36)  NOT NULL REFERENCES mail (id),
    number  INTEGER      NOT NULL,
    name    VARCHAR(255) NOT NULL,
    type    VARCHAR(128) NOT NULL,
    content TEXT         NOT NULL,
    PRIMARY KEY (mail, number)
);
