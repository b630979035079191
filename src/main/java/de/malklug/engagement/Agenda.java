/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.queue.DeliveryId;
import de.malklug.queue.PublishedDeliveries;
import de.malklug.queue.PublishedDeliveries.PublishedDelivery;
import de.malklug.storage.Reading;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which posts are to be read now. Derived from what is published and what was read, so nothing is forgotten by a crash. */
@Component
class Agenda {

    /** Looked at again in every run, in case the clock was set back or a commit came late. */
    private static final Duration MARGIN = Duration.ofHours(25);

    private static final int STRETCH = 500;

    private static final String TAKE_OVER = """
            INSERT INTO engagement_delivery (delivery, campaign, municipality, post, account, network, theme, title,
                remote_id, remote_url, published_at, last_age)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
            ON CONFLICT (delivery) DO NOTHING
            """;

    private static final int[] TAKE_OVER_TYPES = {
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT
    };

    private static final String DUE = """
            SELECT delivery, remote_id, published_at, %1$s AS due_age
            FROM engagement_delivery
            WHERE account = :account AND published_at <= :youngest AND last_age < %1$s AND next_age <= %1$s
                AND (published_at, delivery) > (:at, :after)
            ORDER BY published_at, delivery
            LIMIT :limit
            """;

    private static final String ACCOUNTS_WITH_DUE_POSTS = """
            SELECT account, COUNT(*) AS posts FROM engagement_delivery
            WHERE published_at <= :youngest AND last_age < %1$s AND next_age <= %1$s
            GROUP BY account
            """;

    private static final String ACCOUNTS_WITH_OLD_FOLLOWERS = """
            SELECT account FROM (SELECT DISTINCT account FROM engagement_delivery) AS publishing
            WHERE NOT EXISTS (
                SELECT 1 FROM account_snapshot s WHERE s.account = publishing.account AND s.read_at > :fresh)
            """;

    private static final String ACCOUNTS_ASKED_TO_WAIT = "SELECT account FROM engagement_problem WHERE retry_at > :now";

    private final PublishedDeliveries published;
    private final JdbcClient reading;
    private final JdbcTemplate writing;
    private final TransactionTemplate transactions;
    private final Cadence cadence;
    private final EngagementSettings settings;
    private volatile Instant takenOverUntil = Instant.EPOCH;

    Agenda(
            PublishedDeliveries published,
            @Reading JdbcClient reading,
            DataSource writer,
            TransactionTemplate transactions,
            EngagementSettings settings) {
        this.published = published;
        this.reading = reading;
        this.writing = new JdbcTemplate(writer);
        this.transactions = transactions;
        this.cadence = Cadence.of(settings.ages());
        this.settings = settings;
    }

    /** Learns what was published since the last time. */
    void takeOver() {
        Instant from = takenOverUntil.equals(Instant.EPOCH) ? Instant.EPOCH : takenOverUntil.minus(MARGIN);
        PublishedDelivery last = null;
        List<PublishedDelivery> stretch;
        do {
            stretch = published.since(from, last, STRETCH);
            takeOver(stretch);
            last = stretch.isEmpty() ? last : stretch.getLast();
        } while (stretch.size() == STRETCH);
        if (last != null) {
            takenOverUntil = last.publishedAt();
        }
    }

    private void takeOver(List<PublishedDelivery> stretch) {
        if (stretch.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>(reading.sql(
                        "SELECT delivery FROM engagement_delivery WHERE delivery IN (:ids)")
                .param("ids", stretch.stream().map(each -> each.id().value()).toList())
                .query(String.class)
                .list());
        Map<String, Long> goneTo = new HashMap<>();
        reading.sql("SELECT campaign, gone_to FROM engagement_retention").query(row -> {
            goneTo.put(row.getString("campaign"), row.getLong("gone_to"));
        });
        List<@Nullable Object[]> rows = stretch.stream()
                .filter(each -> !known.contains(each.id().value()))
                .filter(each -> each.publishedAt().toEpochMilli()
                        >= goneTo.getOrDefault(each.campaign().value(), 0L))
                .map(Agenda::row)
                .toList();
        if (!rows.isEmpty()) {
            transactions.executeWithoutResult(transaction -> writing.batchUpdate(TAKE_OVER, rows, TAKE_OVER_TYPES));
        }
    }

    private static @Nullable Object[] row(PublishedDelivery each) {
        return new @Nullable Object[] {
            each.id().value(),
            each.campaign().value(),
            each.municipality().value(),
            each.post().value(),
            each.account(),
            each.network().value(),
            each.theme(),
            each.title(),
            each.remoteId(),
            each.remoteUrl() == null ? null : each.remoteUrl().toString(),
            each.publishedAt().toEpochMilli()
        };
    }

    /**
     * Accounts with something to read, and how many of their posts are due: none if only the follower count got old. Those a
     * network asked to wait are left out.
     */
    Map<String, Integer> dueAccounts(Instant now) {
        Map<String, Integer> accounts = new HashMap<>();
        reading.sql(ACCOUNTS_WITH_OLD_FOLLOWERS)
                .param("fresh", now.minus(settings.followers()).toEpochMilli())
                .query(String.class)
                .list()
                .forEach(account -> accounts.put(account, 0));
        reading.sql(ACCOUNTS_WITH_DUE_POSTS.formatted(cadence.dueAgeSql(now)))
                .param("youngest", youngest(now))
                .query(row -> {
                    accounts.put(row.getString("account"), row.getInt("posts"));
                });
        reading.sql(ACCOUNTS_ASKED_TO_WAIT)
                .param("now", now.toEpochMilli())
                .query(String.class)
                .list()
                .forEach(accounts::remove);
        return accounts;
    }

    /**
     * An account's due posts, oldest first.
     *
     * @param after the last one of the stretch before, or null for the first stretch
     */
    List<DuePost> due(String account, Instant now, @Nullable DuePost after, int limit) {
        return reading.sql(DUE.formatted(cadence.dueAgeSql(now)))
                .param("account", account)
                .param("youngest", youngest(now))
                .param("at", after == null ? 0 : after.publishedAt().toEpochMilli())
                .param("after", after == null ? "" : after.delivery().value())
                .param("limit", limit)
                .query((row, number) -> new DuePost(
                        new DeliveryId(row.getString("delivery")),
                        row.getString("remote_id"),
                        Instant.ofEpochMilli(row.getLong("published_at")),
                        Duration.ofSeconds(row.getLong("due_age"))))
                .list();
    }

    private long youngest(Instant now) {
        return now.minus(cadence.ages().getFirst()).toEpochMilli();
    }
}
