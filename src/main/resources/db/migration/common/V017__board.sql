-- Collisions people looked at and left as they are. They hold while both posts stay as they are.
CREATE TABLE kept_collision (
    campaign     VARCHAR(64)  NOT NULL,
    collision    VARCHAR(512) NOT NULL, -- both posts, in the order of their names
    fingerprints VARCHAR(160) NOT NULL, -- theirs at that time, in the same order
    reason       TEXT         NOT NULL,
    person       VARCHAR(128) NOT NULL,
    person_title VARCHAR(128) NOT NULL,
    at           BIGINT       NOT NULL,
    PRIMARY KEY (campaign, collision)
);
