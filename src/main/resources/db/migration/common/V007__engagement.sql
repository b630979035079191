-- What published posts achieved. Instants are epoch milliseconds UTC, ages are seconds since publication.
-- A figure that is NULL is not offered by the network, unless not_yet_known names it. Absent is never 0.

CREATE INDEX delivery_published ON delivery (published_at, id) WHERE status = 'PUBLISHED';

-- Every published delivery, and how far its readings have come.
CREATE TABLE engagement_delivery (
    delivery     VARCHAR(26)  NOT NULL PRIMARY KEY,
    campaign     VARCHAR(64)  NOT NULL,
    municipality VARCHAR(64)  NOT NULL,
    post         VARCHAR(128) NOT NULL,
    account      VARCHAR(128) NOT NULL,
    network      VARCHAR(32)  NOT NULL,
    theme        VARCHAR(64),
    title        TEXT         NOT NULL,
    remote_id    TEXT         NOT NULL,
    remote_url   TEXT,
    published_at BIGINT       NOT NULL,
    last_age     BIGINT       NOT NULL, -- the greatest planned age there is a snapshot for, 0 for none
    newest_age   BIGINT,                -- the same, among snapshots in which the network knew the post
    gone_since   BIGINT                 -- since when the network no longer knows the post
);

CREATE INDEX engagement_delivery_due ON engagement_delivery (account, published_at, last_age);
CREATE INDEX engagement_delivery_campaign ON engagement_delivery (campaign, published_at);
CREATE INDEX engagement_delivery_post ON engagement_delivery (campaign, municipality, post);

-- One reading of one post at one planned age. Rows are only added.
CREATE TABLE engagement_snapshot (
    delivery      VARCHAR(26)  NOT NULL,
    planned_age   BIGINT       NOT NULL,
    age           BIGINT       NOT NULL,
    read_at       BIGINT       NOT NULL,
    known         INTEGER      NOT NULL, -- 0 if the network did not know the post
    followers     BIGINT,                -- of the account, read in the same run
    impressions   BIGINT,
    reach         BIGINT,
    reactions     BIGINT,
    replies       BIGINT,
    shares        BIGINT,
    quotes        BIGINT,
    saves         BIGINT,
    link_clicks   BIGINT,
    video_views   BIGINT,
    not_yet_known VARCHAR(128) NOT NULL,
    run           VARCHAR(36)  NOT NULL,
    PRIMARY KEY (delivery, planned_age)
);

-- Followers of an account. Rows are only added.
CREATE TABLE account_snapshot (
    account   VARCHAR(128) NOT NULL,
    read_at   BIGINT       NOT NULL,
    followers BIGINT,
    state     VARCHAR(16)  NOT NULL,
    run       VARCHAR(36)  NOT NULL,
    PRIMARY KEY (account, run)
);

CREATE INDEX account_snapshot_newest ON account_snapshot (account, read_at);

-- Accounts whose figures could not be read last time, and why.
CREATE TABLE engagement_problem (
    account  VARCHAR(128) NOT NULL PRIMARY KEY,
    kind     VARCHAR(32)  NOT NULL,
    detail   TEXT         NOT NULL,
    since    BIGINT       NOT NULL,
    last_at  BIGINT       NOT NULL,
    retry_at BIGINT,
    times    INTEGER      NOT NULL
);

-- Who is collecting now; one row.
CREATE TABLE engagement_lease (
    name       VARCHAR(16)  NOT NULL PRIMARY KEY,
    owner      VARCHAR(255) NOT NULL,
    since      BIGINT       NOT NULL,
    held_until BIGINT       NOT NULL
);
