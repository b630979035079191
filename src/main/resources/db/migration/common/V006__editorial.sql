-- Campaigns and posts as they were last taken up from their files. Instants are epoch milliseconds UTC.

CREATE TABLE campaign (
    id          VARCHAR(64) NOT NULL PRIMARY KEY,
    title       TEXT        NOT NULL,
    content     TEXT        NOT NULL,
    anchor      VARCHAR(32),
    source_hash VARCHAR(80) NOT NULL,
    changed_at  BIGINT      NOT NULL
);

CREATE TABLE post (
    campaign     VARCHAR(64) NOT NULL,
    municipality VARCHAR(64) NOT NULL,
    id           VARCHAR(64) NOT NULL,
    position     INTEGER     NOT NULL,
    status       VARCHAR(16) NOT NULL,
    title        TEXT        NOT NULL,
    theme        TEXT,
    due_at       BIGINT      NOT NULL,
    content      TEXT        NOT NULL,
    media        TEXT        NOT NULL,
    fingerprint  VARCHAR(64) NOT NULL,
    source       TEXT        NOT NULL,
    removed_at   BIGINT,
    changed_at   BIGINT      NOT NULL,
    version      INTEGER     NOT NULL,
    PRIMARY KEY (campaign, municipality, id)
);

CREATE INDEX post_time ON post (campaign, due_at, municipality, id);
