-- What towns are asked for, and what they send by link without an account.

CREATE TABLE contribution_request (
    id         VARCHAR(32)  NOT NULL PRIMARY KEY,
    campaign   VARCHAR(64)  NOT NULL,
    theme      VARCHAR(200) NOT NULL,
    wish       TEXT         NOT NULL,
    deadline   BIGINT       NOT NULL,
    created_by VARCHAR(128) NOT NULL,
    created_at BIGINT       NOT NULL
);

-- The link itself is nowhere: it is signed with a key of the installation and made anew when it is shown.
CREATE TABLE contribution_link (
    id           VARCHAR(32)  NOT NULL PRIMARY KEY,
    -- Null for the standing link of a town.
    request      VARCHAR(32),
    campaign     VARCHAR(64)  NOT NULL,
    municipality VARCHAR(64)  NOT NULL,
    -- Counts up when the link is replaced: those handed out before no longer fit.
    generation   INTEGER      NOT NULL,
    -- Who gets it and is reminded, by mail; null for nobody.
    contact      VARCHAR(254),
    created_by   VARCHAR(128) NOT NULL,
    created_at   BIGINT       NOT NULL,
    expires_at   BIGINT       NOT NULL,
    revoked_at   BIGINT,
    -- The end a reminder was sent of, so that none is sent twice.
    reminded_for BIGINT
);

CREATE INDEX contribution_link_request ON contribution_link (request);
CREATE INDEX contribution_link_town ON contribution_link (campaign, municipality);
CREATE INDEX contribution_link_ends ON contribution_link (expires_at);

CREATE TABLE contribution (
    id           VARCHAR(32)  NOT NULL PRIMARY KEY,
    link         VARCHAR(32)  NOT NULL,
    status       VARCHAR(16)  NOT NULL,
    text         TEXT         NOT NULL,
    day          VARCHAR(10),
    -- Ids of networks, separated by blanks; empty for wherever it fits.
    networks     TEXT         NOT NULL,
    -- Of the person who sent it; emptied some time after it was settled.
    name         VARCHAR(200) NOT NULL,
    mail         VARCHAR(254) NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    begun_at     BIGINT       NOT NULL,
    received_at  BIGINT,
    changed_at   BIGINT       NOT NULL,
    settled_at   BIGINT,
    settled_by   VARCHAR(128),
    settler      VARCHAR(128),
    post         VARCHAR(64),
    reason       TEXT,
    forgotten_at BIGINT,
    version      INTEGER      NOT NULL
);

CREATE INDEX contribution_of_link ON contribution (link);
CREATE INDEX contribution_where ON contribution (status, received_at);

CREATE TABLE contribution_picture (
    contribution VARCHAR(32)  NOT NULL,
    number       INTEGER      NOT NULL,
    file_name    VARCHAR(255) NOT NULL,
    sha256       VARCHAR(64)  NOT NULL,
    content_type VARCHAR(32)  NOT NULL,
    size         BIGINT       NOT NULL,
    width        INTEGER      NOT NULL,
    height       INTEGER      NOT NULL,
    alt          TEXT         NOT NULL,
    persons      VARCHAR(16)  NOT NULL,
    rights       INTEGER      NOT NULL,
    PRIMARY KEY (contribution, number)
);

CREATE INDEX contribution_picture_bytes ON contribution_picture (sha256);

CREATE TABLE contribution_note (
    id           VARCHAR(32)  NOT NULL PRIMARY KEY,
    contribution VARCHAR(32)  NOT NULL,
    at           BIGINT       NOT NULL,
    -- Null for whoever contributed.
    person       VARCHAR(128),
    text         TEXT         NOT NULL
);

CREATE INDEX contribution_note_of ON contribution_note (contribution);
