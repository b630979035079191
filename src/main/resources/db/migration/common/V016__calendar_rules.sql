-- What the agency let posts pass for although a rule over time blocks them, and why. Rows are only added or, for the same rule and matter, replaced;
-- the audit trail keeps them all. Instants are epoch milliseconds UTC.

CREATE TABLE rule_permit (
    campaign     VARCHAR(64)  NOT NULL,
    municipality VARCHAR(64)  NOT NULL,
    post         VARCHAR(64)  NOT NULL,
    mark         TEXT         NOT NULL,
    finding      TEXT         NOT NULL,
    reason       TEXT         NOT NULL,
    person       VARCHAR(128) NOT NULL,
    person_title VARCHAR(256) NOT NULL,
    permitted_at BIGINT       NOT NULL,
    PRIMARY KEY (campaign, municipality, post, mark)
);
