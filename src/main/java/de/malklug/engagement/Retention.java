/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.CampaignId;
import de.malklug.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long figures are kept, by campaign. What is deleted is overwritten in the file, and is not read again. Published posts
 * themselves, and what the ledger knows of them, stay.
 */
@Component
public class Retention {

    private static final String OLD =
            "SELECT delivery FROM engagement_delivery WHERE campaign = :campaign" + " AND published_at < :before";

    private final JdbcClient writing;
    private final TransactionTemplate transactions;
    private final Database database;
    private final Clock clock;

    Retention(JdbcClient writing, TransactionTemplate transactions, Database database, Clock clock) {
        this.writing = writing;
        this.transactions = transactions;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What would be deleted.
     *
     * @param before figures of posts that were published earlier
     */
    public record Forgotten(Instant before, int deliveries, int snapshots, int followers) {

        public boolean isNothing() {
            return deliveries == 0 && snapshots == 0 && followers == 0;
        }
    }

    /** How many days a campaign's figures are kept; empty for good. */
    public Optional<Integer> days(CampaignId campaign) {
        return writing.sql("SELECT days FROM engagement_retention WHERE campaign = :campaign")
                .param("campaign", campaign.value())
                .query(Integer.class)
                .optional();
    }

    /** Every campaign with a limit, and its days. */
    public Map<CampaignId, Integer> all() {
        Map<CampaignId, Integer> all = new HashMap<>();
        writing.sql("SELECT campaign, days FROM engagement_retention").query(row -> {
            all.put(new CampaignId(row.getString("campaign")), row.getInt("days"));
        });
        return all;
    }

    /** What keeping figures for so many days would delete now. */
    public Forgotten preview(CampaignId campaign, int days) {
        Instant before = before(days);
        return new Forgotten(
                before,
                count("SELECT COUNT(*) FROM (" + OLD + ") AS old", campaign, before),
                count("SELECT COUNT(*) FROM engagement_snapshot WHERE delivery IN (" + OLD + ")", campaign, before),
                count(FOLLOWERS.formatted("SELECT COUNT(*)"), campaign, before));
    }

    private static final String FOLLOWERS = """
            %s FROM account_snapshot WHERE read_at < :before AND account IN (
                SELECT account FROM engagement_delivery WHERE campaign = :campaign)
                AND account NOT IN (SELECT account FROM engagement_delivery WHERE campaign <> :campaign)
            """;

    private Instant before(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    private int count(String sql, CampaignId campaign, Instant before) {
        return writing.sql(sql)
                .param("campaign", campaign.value())
                .param("before", before.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** Sets how long figures are kept; deletes nothing yet. In a transaction of the caller, if there is one. */
    public void keep(CampaignId campaign, int days, String by) {
        writing.sql("""
                        INSERT INTO engagement_retention (campaign, days, set_by, set_at, gone_to)
                        VALUES (:campaign, :days, :by, :at, 0)
                        ON CONFLICT (campaign) DO UPDATE SET days = excluded.days, set_by = excluded.set_by,
                            set_at = excluded.set_at
                        """)
                .param("campaign", campaign.value())
                .param("days", days)
                .param("by", by)
                .param("at", clock.millis())
                .update();
    }

    /** Keeps figures for good from now on; what is deleted stays deleted. */
    public void keepForGood(CampaignId campaign) {
        writing.sql("DELETE FROM engagement_retention WHERE campaign = :campaign")
                .param("campaign", campaign.value())
                .update();
    }

    /** Deletes what is older than the campaign's limit. */
    public Forgotten forget(CampaignId campaign) {
        int days = days(campaign).orElseThrow(() -> new IllegalStateException(campaign + " is kept for good"));
        Forgotten forgotten = preview(campaign, days);
        overwriting(true);
        try {
            transactions.executeWithoutResult(transaction -> delete(campaign, forgotten.before()));
        } finally {
            overwriting(false);
        }
        return forgotten;
    }

    private void delete(CampaignId campaign, Instant before) {
        writing.sql(
                        "UPDATE engagement_retention SET gone_to = :before WHERE campaign = :campaign AND gone_to < :before")
                .param("before", before.toEpochMilli())
                .param("campaign", campaign.value())
                .update();
        for (String sql : List.of(
                FOLLOWERS.formatted("DELETE"),
                "DELETE FROM engagement_finding WHERE delivery IN (" + OLD + ")",
                "DELETE FROM engagement_snapshot WHERE delivery IN (" + OLD + ")",
                "DELETE FROM engagement_delivery WHERE campaign = :campaign AND published_at < :before",
                "DELETE FROM engagement_call WHERE answered_at < :before AND NOT EXISTS"
                        + " (SELECT 1 FROM engagement_snapshot s WHERE s.run = engagement_call.run)"
                        + " AND account IN (SELECT account FROM engagement_delivery WHERE campaign = :campaign)")) {
            writing.sql(sql)
                    .param("campaign", campaign.value())
                    .param("before", before.toEpochMilli())
                    .update();
        }
    }

    /** SQLite leaves deleted rows in the file's free pages unless it is told to overwrite them. */
    private void overwriting(boolean on) {
        if (database == Database.SQLITE) {
            writing.sql("PRAGMA secure_delete = " + (on ? "ON" : "OFF")).query(row -> {});
            if (!on) {
                writing.sql("PRAGMA wal_checkpoint(TRUNCATE)").query(row -> {});
            }
        }
    }
}
