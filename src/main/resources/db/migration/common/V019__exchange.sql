-- Tables people bring along: what was read of them until they are taken up, and which of their columns means what. Instants are epoch milliseconds UTC.

CREATE TABLE table_draft (
    id           VARCHAR(40)  NOT NULL PRIMARY KEY,
    campaign     VARCHAR(64)  NOT NULL,
    municipality VARCHAR(64)  NOT NULL,
    person       VARCHAR(128) NOT NULL,
    name         VARCHAR(256) NOT NULL,
    sheet        TEXT         NOT NULL, -- JSON
    created_at   BIGINT       NOT NULL
);

CREATE TABLE table_mapping (
    campaign     VARCHAR(64)  NOT NULL,
    municipality VARCHAR(64)  NOT NULL,
    heading      VARCHAR(128) NOT NULL, -- in small letters
    meaning      VARCHAR(16)  NOT NULL, -- a field, or none
    PRIMARY KEY (campaign, municipality, heading)
);
