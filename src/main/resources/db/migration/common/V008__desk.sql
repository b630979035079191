-- The editorial desk: posts from files and posts written here stand in one table. Instants are epoch milliseconds UTC; 0/1 are no and yes.

ALTER TABLE campaign ADD COLUMN written_anchor VARCHAR(32);              -- where the files have the anchor event
ALTER TABLE campaign ADD COLUMN desk_version BIGINT NOT NULL DEFAULT 0;  -- grows with every change made at the desk

ALTER TABLE post ADD COLUMN origin VARCHAR(8) NOT NULL DEFAULT 'FILE';
ALTER TABLE post ADD COLUMN author VARCHAR(128);
ALTER TABLE post ADD COLUMN editor VARCHAR(128);                         -- who last changed what it says; NULL: its file
ALTER TABLE post ADD COLUMN deed VARCHAR(16) NOT NULL DEFAULT 'taken-up'; -- what was done to it last
ALTER TABLE post ADD COLUMN doer VARCHAR(128);                           -- how others read who did that; NULL: its file
ALTER TABLE post ADD COLUMN file_content TEXT;                            -- what its file said when both last agreed, while the desk has something else
ALTER TABLE post ADD COLUMN file_conflict TEXT;                          -- what the file says where both changed
ALTER TABLE post ADD COLUMN submitted_by VARCHAR(128);
ALTER TABLE post ADD COLUMN submitted_at BIGINT;
ALTER TABLE post ADD COLUMN approvals TEXT;
ALTER TABLE post ADD COLUMN approved_at BIGINT;
ALTER TABLE post ADD COLUMN approved_fingerprint VARCHAR(64);
ALTER TABLE post ADD COLUMN voided_by VARCHAR(32);
ALTER TABLE post ADD COLUMN overdue_told_at BIGINT;

CREATE INDEX post_submitted ON post (status, due_at) WHERE status = 'SUBMITTED';

-- What posts were before they were changed. Rows are only added.
CREATE TABLE post_version (
    campaign     VARCHAR(64) NOT NULL,
    municipality VARCHAR(64) NOT NULL,
    id           VARCHAR(64) NOT NULL,
    version      INTEGER     NOT NULL,
    status       VARCHAR(16) NOT NULL,
    due_at       BIGINT      NOT NULL,
    content      TEXT        NOT NULL,
    media        TEXT        NOT NULL,
    fingerprint  VARCHAR(64) NOT NULL,
    deed         VARCHAR(16) NOT NULL,
    doer         VARCHAR(128),
    changed_at   BIGINT      NOT NULL,
    PRIMARY KEY (campaign, municipality, id, version)
);

CREATE TABLE post_comment (
    id           VARCHAR(40)  NOT NULL PRIMARY KEY,
    campaign     VARCHAR(64)  NOT NULL,
    municipality VARCHAR(64)  NOT NULL,
    post         VARCHAR(64)  NOT NULL,
    at           BIGINT       NOT NULL,
    person       VARCHAR(128) NOT NULL,
    person_title VARCHAR(128) NOT NULL,
    returned     INTEGER      NOT NULL,
    text         TEXT         NOT NULL,
    mentions     TEXT         NOT NULL
);

CREATE INDEX post_comment_post ON post_comment (campaign, municipality, post, at);

-- Everything people changed. Rows are only added.
CREATE TABLE audit (
    id                  VARCHAR(40)  NOT NULL PRIMARY KEY, -- sorts by time
    at                  BIGINT       NOT NULL,
    person              VARCHAR(128) NOT NULL,
    person_title        VARCHAR(128) NOT NULL,
    person_role         VARCHAR(16)  NOT NULL,
    person_municipality VARCHAR(64),
    what                VARCHAR(64)  NOT NULL,
    kind                VARCHAR(32)  NOT NULL,
    subject             VARCHAR(256) NOT NULL,
    title               TEXT         NOT NULL,
    campaign            VARCHAR(64),
    municipality        VARCHAR(64),
    before_json         TEXT,
    after_json          TEXT
);

CREATE INDEX audit_municipality ON audit (municipality, id);
CREATE INDEX audit_subject ON audit (subject, id);
