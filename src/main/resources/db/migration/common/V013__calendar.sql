-- Calendars and lists read posts by time over all campaigns, each with where its deliveries stand, without their messages.

CREATE INDEX post_due ON post (due_at, campaign, municipality, id) WHERE removed_at IS NULL;
CREATE INDEX post_theme ON post (theme) WHERE removed_at IS NULL;

DROP INDEX delivery_post;
CREATE INDEX delivery_post ON delivery (campaign, municipality, post, account, network, status);
