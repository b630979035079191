-- Pictures and videos people uploaded; the bytes are files in the data folder, named by their checksum. Instants are epoch milliseconds UTC.

CREATE TABLE library (
    name         VARCHAR(128) NOT NULL PRIMARY KEY,
    -- Empty for what all municipalities share.
    municipality VARCHAR(64)  NOT NULL,
    sha256       VARCHAR(64)  NOT NULL,
    -- Of the bytes that were uploaded, before place and camera were taken out of them.
    uploaded     VARCHAR(64)  NOT NULL,
    content_type VARCHAR(32)  NOT NULL,
    size         BIGINT       NOT NULL,
    width        INTEGER      NOT NULL,
    height       INTEGER      NOT NULL,
    duration     BIGINT       NOT NULL,
    alt          TEXT         NOT NULL,
    rights       TEXT         NOT NULL,
    -- In hundredths of width and height, from the upper left corner.
    focus_x      INTEGER      NOT NULL,
    focus_y      INTEGER      NOT NULL,
    added_by     VARCHAR(128) NOT NULL,
    added_at     BIGINT       NOT NULL,
    changed_at   BIGINT       NOT NULL,
    version      INTEGER      NOT NULL,
    UNIQUE (municipality, sha256)
);

CREATE INDEX library_uploaded ON library (municipality, uploaded);
