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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final int FIRST_COLUMNS = 10;

    private static final String ADD =
            "INSERT INTO engagement_snapshot (delivery, planned_age, age, read_at, known, followers, run, not_yet_known,"
                    + " call_id, doubtful, "
                    + String.join(", ", COLUMNS)
                    + ") VALUES ("
                    + String.join(", ", Collections.nCopies(FIRST_COLUMNS + COLUMNS.size(), "?"))
                    + ") ON CONFLICT (delivery, planned_age) DO NOTHING";

    private static final int[] ADD_TYPES = addTypes();

    private static final String ADVANCE = """
            UPDATE engagement_delivery
            SET last_age = ?,
                newest_age = CASE WHEN ? = 1 THEN ? ELSE newest_age END,
                gone_since = CASE WHEN ? = 1 THEN NULL ELSE COALESCE(gone_since, ?) END,
                next_age = ?,
                unchanged = ?
            WHERE delivery = ? AND last_age < ?
            """;

    private static final int[] ADVANCE_TYPES = {
        Types.BIGINT,
        Types.INTEGER,
        Types.BIGINT,
        Types.INTEGER,
        Types.BIGINT,
        Types.BIGINT,
        Types.INTEGER,
        Types.VARCHAR,
        Types.BIGINT
    };

    private static final String ADD_CALL = """
            INSERT INTO engagement_call (id, run, account, network, answered_at, asked, known)
            VALUES (:id, :run, :account, :network, :at, :asked, :known)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String ADD_FINDING = """
            INSERT INTO engagement_finding (delivery, planned_age, metric, kind, before, told, found_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (delivery, planned_age, metric) DO NOTHING
            """;

    private static final String PLAN = """
            INSERT INTO engagement_plan (run, account, posts, calls, allowed, made_at) VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_FOLLOWERS = """
            INSERT INTO account_snapshot (account, read_at, followers, state, run)
            VALUES (:account, :readAt, :followers, :state, :run)
            ON CONFLICT (account, run) DO NOTHING
            """;

    private static final Duration PLANS_KEPT = Duration.ofDays(30);

    /** The newest reading of each post in which the network knew it. */
    private static final String FORMER = """
            SELECT d.account, d.network, d.unchanged, s.*
            FROM engagement_delivery d JOIN engagement_snapshot s
                ON s.delivery = d.delivery AND s.planned_age = d.newest_age
            WHERE d.delivery IN (:deliveries)
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
    private final Cadence cadence;
    private final Clock clock;

    EngagementStore(
            DataSource writer,
            JdbcClient writing,
            TransactionTemplate transactions,
            RunLease lease,
            EngagementSettings settings,
            Clock clock) {
        this.batches = new JdbcTemplate(writer);
        this.writing = writing;
        this.transactions = transactions;
        this.lease = lease;
        this.cadence = Cadence.of(settings.ages());
        this.clock = clock;
    }

    /** A metric's column in {@code engagement_snapshot}. */
    static String column(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** Writes down what a run means to do, before it does it. */
    void plan(String run, List<CallPlan> plans) {
        transactions.executeWithoutResult(transaction -> {
            batches.batchUpdate(
                    PLAN,
                    plans.stream()
                            .map(each -> new Object[] {
                                run, each.account(), each.posts(), each.calls(), each.allowed(), clock.millis()
                            })
                            .toList());
            writing.sql("DELETE FROM engagement_plan WHERE made_at < :old")
                    .param("old", clock.instant().minus(PLANS_KEPT).toEpochMilli())
                    .update();
        });
    }

    /** What a run meant to do, by account. */
    List<CallPlan> plan(String run) {
        return writing.sql(
                        "SELECT account, posts, calls, allowed FROM engagement_plan WHERE run = :run ORDER BY account")
                .param("run", run)
                .query((row, number) -> new CallPlan(
                        row.getString("account"), row.getInt("posts"), row.getInt("calls"), row.getInt("allowed")))
                .list();
    }

    /** Adds the snapshots one call brought and moves their posts on, together. */
    void add(List<EngagementSnapshot> snapshots, String run) {
        Map<String, Former> former = former(snapshots);
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<Object[]> advances = new ArrayList<>();
        List<Object[]> findings = new ArrayList<>();
        for (EngagementSnapshot each : snapshots) {
            Former before = former.getOrDefault(each.delivery().value(), Former.NONE);
            List<Doubts.Doubt> doubts = Doubts.about(each, before.newest());
            EngagementSnapshot doubted = each.doubting(Doubts.instead(doubts));
            rows.add(row(doubted, run));
            advances.add(advance(doubted, before));
            doubts.forEach(doubt -> findings.add(finding(each, doubt)));
        }
        transactions.executeWithoutResult(transaction -> {
            call(snapshots, run);
            batches.batchUpdate(ADD, rows, ADD_TYPES);
            batches.batchUpdate(ADVANCE, advances, ADVANCE_TYPES);
            if (!findings.isEmpty()) {
                batches.batchUpdate(ADD_FINDING, findings);
            }
            lease.renew();
        });
    }

    /**
     * How a post stood before.
     *
     * @param unchanged how many readings in a row had brought nothing new
     */
    private record Former(@Nullable EngagementSnapshot newest, int unchanged) {
        private static final Former NONE = new Former(null, 0);
    }

    private Map<String, Former> former(List<EngagementSnapshot> snapshots) {
        Map<String, Former> former = new HashMap<>();
        if (!snapshots.isEmpty()) {
            writing.sql(FORMER)
                    .param(
                            "deliveries",
                            snapshots.stream()
                                    .map(each -> each.delivery().value())
                                    .toList())
                    .query(row -> {
                        former.put(
                                row.getString("delivery"),
                                new Former(SnapshotRows.snapshot(row), row.getInt("unchanged")));
                    });
        }
        return former;
    }

    private void call(List<EngagementSnapshot> snapshots, String run) {
        if (snapshots.isEmpty() || snapshots.getFirst().call() == null) {
            return;
        }
        EngagementSnapshot first = snapshots.getFirst();
        writing.sql(ADD_CALL)
                .param("id", first.call())
                .param("run", run)
                .param("account", first.account())
                .param("network", first.network().value())
                .param("at", first.readAt().toEpochMilli())
                .param("asked", snapshots.size())
                .param("known", (int)
                        snapshots.stream().filter(EngagementSnapshot::known).count())
                .update();
    }

    private Object[] finding(EngagementSnapshot snapshot, Doubts.Doubt doubt) {
        return new Object[] {
            snapshot.delivery().value(),
            snapshot.plannedAge().toSeconds(),
            doubt.metric().key(),
            doubt.kind().name(),
            doubt.before(),
            doubt.told(),
            snapshot.readAt().toEpochMilli()
        };
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
        row.add(snapshot.call());
        row.add(Doubts.write(snapshot.doubted()));
        EngagementSnapshot.METRICS.forEach(metric -> row.add(count(snapshot.told(metric))));
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

    private Object[] advance(EngagementSnapshot snapshot, Former before) {
        EngagementSnapshot newest = before.newest();
        boolean same = newest != null
                && snapshot.known()
                && snapshot.doubted().isEmpty()
                && newest.values().equals(snapshot.values());
        int unchanged = same ? before.unchanged() + 1 : 0;
        int known = snapshot.known() ? 1 : 0;
        long plannedAge = snapshot.plannedAge().toSeconds();
        return new Object[] {
            plannedAge,
            known,
            plannedAge,
            known,
            snapshot.readAt().toEpochMilli(),
            cadence.next(snapshot.plannedAge(), unchanged).toSeconds(),
            unchanged,
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
        int[] types = new int[FIRST_COLUMNS + COLUMNS.size()];
        Arrays.fill(types, Types.BIGINT);
        types[0] = Types.VARCHAR;
        types[4] = Types.INTEGER;
        types[6] = Types.VARCHAR;
        types[7] = Types.VARCHAR;
        types[8] = Types.VARCHAR;
        types[9] = Types.VARCHAR;
        return types;
    }
}
