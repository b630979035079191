/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.engagement.EngagementProblem.Kind;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what was read. Snapshots are only added; the same age of a post a second time changes nothing. */
@Component
class EngagementStore {

    private static final List<String> COLUMNS =
            EngagementSnapshot.METRICS.stream().map(EngagementStore::column).toList();

    private static final String ADD =
            "INSERT INTO engagement_snapshot (delivery, planned_age, age, read_at, known, followers, run, not_yet_known, "
                    + String.join(", ", COLUMNS)
                    + ") VALUES ("
                    + String.join(", ", Collections.nCopies(8 + COLUMNS.size(), "?"))
                    + ") ON CONFLICT (delivery, planned_age) DO NOTHING";

    private static final int[] ADD_TYPES = addTypes();

    private static final String ADVANCE = """
            UPDATE engagement_delivery
            SET last_age = ?,
                newest_age = CASE WHEN ? = 1 THEN ? ELSE newest_age END,
                gone_since = CASE WHEN ? = 1 THEN NULL ELSE COALESCE(gone_since, ?) END
            WHERE delivery = ? AND last_age < ?
            """;

    private static final int[] ADVANCE_TYPES = {
        Types.BIGINT, Types.INTEGER, Types.BIGINT, Types.INTEGER, Types.BIGINT, Types.VARCHAR, Types.BIGINT
    };

    private static final String ADD_FOLLOWERS = """
            INSERT INTO account_snapshot (account, read_at, followers, state, run)
            VALUES (:account, :readAt, :followers, :state, :run)
            ON CONFLICT (account, run) DO NOTHING
            """;

    private static final String REMEMBER_PROBLEM = """
            INSERT INTO engagement_problem (account, kind, detail, since, last_at, retry_at, times)
            VALUES (:account, :kind, :detail, :now, :now, :retryAt, 1)
            ON CONFLICT (account) DO UPDATE SET kind = excluded.kind, detail = excluded.detail,
                last_at = excluded.last_at, retry_at = excluded.retry_at, times = engagement_problem.times + 1
            """;

    private final JdbcTemplate batches;
    private final JdbcClient writing;
    private final TransactionTemplate transactions;
    private final RunLease lease;
    private final Clock clock;

    EngagementStore(
            DataSource writer, JdbcClient writing, TransactionTemplate transactions, RunLease lease, Clock clock) {
        this.batches = new JdbcTemplate(writer);
        this.writing = writing;
        this.transactions = transactions;
        this.lease = lease;
        this.clock = clock;
    }

    /** A metric's column in {@code engagement_snapshot}. */
    static String column(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** Adds the snapshots one call brought and moves their posts on, together. */
    void add(List<EngagementSnapshot> snapshots, String run) {
        List<@Nullable Object[]> rows =
                snapshots.stream().map(each -> row(each, run)).toList();
        List<Object[]> advances =
                snapshots.stream().map(EngagementStore::advance).toList();
        transactions.executeWithoutResult(transaction -> {
            batches.batchUpdate(ADD, rows, ADD_TYPES);
            batches.batchUpdate(ADVANCE, advances, ADVANCE_TYPES);
            lease.renew();
        });
    }

    private static @Nullable Object[] row(EngagementSnapshot snapshot, String run) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(snapshot.delivery().value());
        row.add(snapshot.plannedAge().toSeconds());
        row.add(snapshot.age().toSeconds());
        row.add(snapshot.readAt().toEpochMilli());
        row.add(snapshot.known() ? 1 : 0);
        row.add(snapshot.followers());
        row.add(run);
        row.add(notYetKnown(snapshot));
        EngagementSnapshot.METRICS.forEach(metric -> row.add(count(snapshot.value(metric))));
        return row.toArray();
    }

    private static @Nullable Long count(MetricValue value) {
        return value instanceof MetricValue.Count count ? count.value() : null;
    }

    private static String notYetKnown(EngagementSnapshot snapshot) {
        return snapshot.known()
                ? EngagementSnapshot.METRICS.stream()
                        .filter(metric -> snapshot.value(metric) instanceof MetricValue.NotYetKnown)
                        .map(Metric::key)
                        .collect(Collectors.joining(","))
                : "";
    }

    private static Object[] advance(EngagementSnapshot snapshot) {
        int known = snapshot.known() ? 1 : 0;
        long plannedAge = snapshot.plannedAge().toSeconds();
        return new Object[] {
            plannedAge,
            known,
            plannedAge,
            known,
            snapshot.readAt().toEpochMilli(),
            snapshot.delivery().value(),
            plannedAge
        };
    }

    /** Adds an account's follower count; once per run. */
    void addFollowers(String account, MetricValue followers, Instant readAt, String run) {
        writing.sql(ADD_FOLLOWERS)
                .param("account", account)
                .param("readAt", readAt.toEpochMilli())
                .param("followers", count(followers), Types.BIGINT)
                .param("state", FollowersState.of(followers).name())
                .param("run", run)
                .update();
    }

    /** The follower count this run has read already, before it was interrupted. */
    Optional<MetricValue> followersRead(String account, String run) {
        return writing.sql("SELECT followers, state FROM account_snapshot WHERE account = :account AND run = :run")
                .param("account", account)
                .param("run", run)
                .query((row, number) ->
                        FollowersState.valueOf(row.getString("state")).value(row.getLong("followers")))
                .optional();
    }

    void problem(String account, Kind kind, String detail, @Nullable Instant retryAt) {
        transactions.executeWithoutResult(transaction -> {
            writing.sql(REMEMBER_PROBLEM)
                    .param("account", account)
                    .param("kind", kind.name())
                    .param("detail", detail)
                    .param("now", clock.millis())
                    .param("retryAt", retryAt == null ? null : retryAt.toEpochMilli(), Types.BIGINT)
                    .update();
            lease.renew();
        });
    }

    void noProblem(String account) {
        writing.sql("DELETE FROM engagement_problem WHERE account = :account")
                .param("account", account)
                .update();
    }

    private static int[] addTypes() {
        int[] types = new int[8 + COLUMNS.size()];
        Arrays.fill(types, Types.BIGINT);
        types[0] = Types.VARCHAR;
        types[4] = Types.INTEGER;
        types[6] = Types.VARCHAR;
        types[7] = Types.VARCHAR;
        return types;
    }
}
