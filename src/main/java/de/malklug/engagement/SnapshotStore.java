/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.storage.Reading;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what was read. Snapshots are only added; the same age of a post a second time changes nothing. What many accounts
 * bring at the same time is committed together, since a commit costs more than its rows.
 */
@Component
class SnapshotStore {

    private static final List<String> COLUMNS =
            EngagementSnapshot.METRICS.stream().map(SnapshotStore::column).toList();

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
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String ADD_FINDING = """
            INSERT INTO engagement_finding (delivery, planned_age, metric, kind, before, told, found_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (delivery, planned_age, metric) DO NOTHING
            """;

    /** The newest reading of each post in which the network knew it. */
    private static final String FORMER = """
            SELECT d.account, d.network, d.unchanged, s.*
            FROM engagement_delivery d JOIN engagement_snapshot s
                ON s.delivery = d.delivery AND s.planned_age = d.newest_age
            WHERE d.delivery IN (:deliveries)
            """;

    /** Calls that are committed together at most. */
    private static final int TOGETHER = 50;

    private final JdbcTemplate batches;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final RunLease lease;
    private final Cadence cadence;
    private final Queue<Brought> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    SnapshotStore(
            DataSource writer,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            RunLease lease,
            EngagementSettings settings) {
        this.batches = new JdbcTemplate(writer);
        this.reading = reading;
        this.transactions = transactions;
        this.lease = lease;
        this.cadence = Cadence.of(settings.ages());
    }

    /** A metric's column in {@code engagement_snapshot}. */
    static String column(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** What one call brought, as rows. */
    private static final class Brought {

        private final List<Object[]> calls = new ArrayList<>();
        private final List<@Nullable Object[]> rows = new ArrayList<>();
        private final List<Object[]> advances = new ArrayList<>();
        private final List<Object[]> findings = new ArrayList<>();
        private boolean written;
    }

    /** Adds the snapshots one call brought and moves their posts on, together. Durable when it returns. */
    void add(List<EngagementSnapshot> snapshots, String run) {
        Brought brought = brought(snapshots, run);
        waiting.add(brought);
        writing.lock();
        try {
            if (!brought.written) {
                writeWith(brought);
            }
        } finally {
            waiting.remove(brought);
            writing.unlock();
        }
    }

    /** Writes what waits; if anything in it cannot be written, then only this. */
    private void writeWith(Brought brought) {
        List<Brought> others =
                waiting.stream().filter(each -> each != brought).limit(TOGETHER).toList();
        try {
            write(Stream.concat(Stream.of(brought), others.stream()).toList());
        } catch (RuntimeException e) {
            if (others.isEmpty()) {
                throw e;
            }
            write(List.of(brought));
        }
    }

    private void write(List<Brought> some) {
        transactions.executeWithoutResult(transaction -> {
            batch(ADD_CALL, some, each -> each.calls);
            batches.batchUpdate(ADD, all(some, each -> each.rows), ADD_TYPES);
            batches.batchUpdate(ADVANCE, all(some, each -> each.advances), ADVANCE_TYPES);
            batch(ADD_FINDING, some, each -> each.findings);
            lease.renew();
        });
        some.forEach(each -> each.written = true);
        waiting.removeAll(some);
    }

    private void batch(String sql, List<Brought> some, Function<Brought, List<Object[]>> part) {
        List<Object[]> rows = all(some, part);
        if (!rows.isEmpty()) {
            batches.batchUpdate(sql, rows);
        }
    }

    private static <T> List<T> all(List<Brought> some, Function<Brought, List<T>> part) {
        return some.stream().flatMap(each -> part.apply(each).stream()).toList();
    }

    private Brought brought(List<EngagementSnapshot> snapshots, String run) {
        Map<String, Former> former = former(snapshots);
        Brought brought = new Brought();
        call(snapshots, run, brought);
        for (EngagementSnapshot each : snapshots) {
            Former before = former.getOrDefault(each.delivery().value(), Former.NONE);
            List<Doubts.Doubt> doubts = Doubts.about(each, before.newest());
            EngagementSnapshot doubted = each.doubting(Doubts.instead(doubts));
            brought.rows.add(row(doubted, run));
            brought.advances.add(advance(doubted, before));
            doubts.forEach(doubt -> brought.findings.add(finding(each, doubt)));
        }
        return brought;
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
            reading.sql(FORMER)
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

    private static void call(List<EngagementSnapshot> snapshots, String run, Brought brought) {
        if (snapshots.isEmpty() || snapshots.getFirst().call() == null) {
            return;
        }
        EngagementSnapshot first = snapshots.getFirst();
        brought.calls.add(new Object[] {
            first.call(),
            run,
            first.account(),
            first.network().value(),
            first.readAt().toEpochMilli(),
            snapshots.size(),
            (int) snapshots.stream().filter(EngagementSnapshot::known).count()
        });
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
