-- What a stop caught, so that it can be told and let go item by item. Rows are only added.
CREATE TABLE stop_caught (
    stop      VARCHAR(36) NOT NULL,
    delivery  VARCHAR(26) NOT NULL,
    at        BIGINT      NOT NULL,
    under_way INTEGER     NOT NULL,
    PRIMARY KEY (stop, delivery)
);

-- What people must know. Notices of one cause are one; it settles when nothing of it is open any more.
CREATE TABLE notice (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    cause        VARCHAR(400) NOT NULL,
    kind         VARCHAR(24)  NOT NULL,
    urgent       INTEGER      NOT NULL,
    audience     VARCHAR(24)  NOT NULL,
    municipality VARCHAR(64),
    content      TEXT         NOT NULL,
    items        INTEGER      NOT NULL,
    still_open   INTEGER      NOT NULL,
    opened_at    BIGINT       NOT NULL,
    changed_at   BIGINT       NOT NULL,
    settled_at   BIGINT
);

CREATE UNIQUE INDEX notice_one_per_cause ON notice (cause) WHERE settled_at IS NULL;
CREATE INDEX notice_time ON notice (changed_at);

-- The single events a notice tells of; each event once, for good.
CREATE TABLE notice_item (
    event      VARCHAR(255) NOT NULL PRIMARY KEY,
    notice     VARCHAR(36)  NOT NULL,
    seq        INTEGER      NOT NULL,
    title      TEXT         NOT NULL,
    at         BIGINT       NOT NULL,
    settled_at BIGINT
);

CREATE INDEX notice_item_notice ON notice_item (notice, seq);

-- Who is told, and how far: up to which item they have read, and been sent mail about.
CREATE TABLE notice_reader (
    notice     VARCHAR(36)  NOT NULL,
    person     VARCHAR(128) NOT NULL,
    told_at    BIGINT       NOT NULL,
    read_seq   INTEGER      NOT NULL,
    mailed_seq INTEGER      NOT NULL,
    mailed_at  BIGINT,
    mail       VARCHAR(36),
    PRIMARY KEY (notice, person)
);

CREATE INDEX notice_reader_person ON notice_reader (person);

-- When a person wants mail that is not urgent, and when such mail was last made.
CREATE TABLE notice_wish (
    person    VARCHAR(128) NOT NULL PRIMARY KEY,
    rhythm    VARCHAR(16)  NOT NULL,
    at        VARCHAR(5)   NOT NULL,
    last_mail BIGINT
);
