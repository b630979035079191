-- Where figures came from, what is doubtful about them, and reports that stay as they were. Instants are epoch milliseconds UTC.

-- Every call that asked a network for figures.
CREATE TABLE engagement_call (
    id          VARCHAR(36)  NOT NULL PRIMARY KEY,
    run         VARCHAR(36)  NOT NULL,
    account     VARCHAR(128) NOT NULL,
    network     VARCHAR(32)  NOT NULL,
    answered_at BIGINT       NOT NULL,
    asked       INTEGER      NOT NULL, -- posts asked for
    known       INTEGER      NOT NULL  -- posts the network knew
);

CREATE INDEX engagement_call_newest ON engagement_call (answered_at);
CREATE INDEX engagement_call_run ON engagement_call (run);

-- How many calls a run meant to make before it made the first.
CREATE TABLE engagement_plan (
    run     VARCHAR(36)  NOT NULL,
    account VARCHAR(128) NOT NULL,
    posts   INTEGER      NOT NULL,
    calls   INTEGER      NOT NULL,
    allowed INTEGER      NOT NULL, -- the rest is left to the next runs
    made_at BIGINT       NOT NULL,
    PRIMARY KEY (run, account)
);

ALTER TABLE engagement_snapshot ADD COLUMN call_id VARCHAR(36);
-- Figures that are kept but do not count, with what counts instead: "reactions=12,shares=3".
ALTER TABLE engagement_snapshot ADD COLUMN doubtful VARCHAR(255) NOT NULL DEFAULT '';

-- The youngest age the next reading is for; later than the next age while nothing changes.
ALTER TABLE engagement_delivery ADD COLUMN next_age BIGINT NOT NULL DEFAULT 0;
ALTER TABLE engagement_delivery ADD COLUMN unchanged INTEGER NOT NULL DEFAULT 0;

-- What is doubtful about a figure. Rows are only added.
CREATE TABLE engagement_finding (
    delivery    VARCHAR(26) NOT NULL,
    planned_age BIGINT      NOT NULL,
    metric      VARCHAR(32) NOT NULL,
    kind        VARCHAR(16) NOT NULL, -- ZERO or DROP
    before      BIGINT      NOT NULL, -- what counts instead
    told        BIGINT      NOT NULL, -- what the network told
    found_at    BIGINT      NOT NULL,
    PRIMARY KEY (delivery, planned_age, metric)
);

-- How long figures are kept. Without a row, for good.
CREATE TABLE engagement_retention (
    campaign VARCHAR(64)  NOT NULL PRIMARY KEY,
    days     INTEGER      NOT NULL,
    set_by   VARCHAR(128) NOT NULL,
    set_at   BIGINT       NOT NULL,
    gone_to  BIGINT       NOT NULL -- what was published before is deleted and is not read again; 0 for nothing
);

-- A report: what it is about, and how far it is made.
CREATE TABLE report (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    campaign     VARCHAR(64)  NOT NULL,
    municipality VARCHAR(64),
    network      VARCHAR(32),
    compared_at  BIGINT,                -- age in seconds at which posts are compared; NULL for newest readings
    from_day     VARCHAR(10)  NOT NULL,
    to_day       VARCHAR(10)  NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    occasion     VARCHAR(128) NOT NULL UNIQUE, -- one report per occasion, however often it is asked for
    created_by   VARCHAR(128) NOT NULL,
    created_at   BIGINT       NOT NULL,
    as_of        BIGINT       NOT NULL, -- what was read later is not in it
    state        VARCHAR(16)  NOT NULL,
    alive_at     BIGINT       NOT NULL,
    checksum     VARCHAR(64),           -- SHA-256 of its frozen basis
    trouble      TEXT,
    version      INTEGER      NOT NULL
);

CREATE INDEX report_newest ON report (campaign, created_at);

-- The data a report is computed from. Rows are only added, and only while it is being made.
CREATE TABLE report_basis (
    report   VARCHAR(36) NOT NULL,
    part     VARCHAR(16) NOT NULL,
    position INTEGER     NOT NULL,
    content  TEXT        NOT NULL,
    PRIMARY KEY (report, part, position)
);

-- What people wrote into a report: the foreword and remarks beside its sections.
CREATE TABLE report_text (
    report     VARCHAR(36)  NOT NULL,
    section    VARCHAR(32)  NOT NULL,
    content    TEXT         NOT NULL,
    author     VARCHAR(128) NOT NULL,
    changed_at BIGINT       NOT NULL,
    PRIMARY KEY (report, section)
);

-- To whom a report was sent.
CREATE TABLE report_mail (
    report     VARCHAR(36)  NOT NULL,
    address    VARCHAR(255) NOT NULL,
    mail       VARCHAR(64)  NOT NULL, -- its id in the outbox
    sent_by    VARCHAR(128) NOT NULL,
    sent_at    BIGINT       NOT NULL,
    PRIMARY KEY (report, address, mail)
);

-- Which reports are made every month, and who gets them.
CREATE TABLE report_schedule (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    campaign     VARCHAR(64)  NOT NULL,
    municipality VARCHAR(64),
    language     VARCHAR(8)   NOT NULL,
    recipients   TEXT         NOT NULL,
    created_by   VARCHAR(128) NOT NULL,
    created_at   BIGINT       NOT NULL
);
