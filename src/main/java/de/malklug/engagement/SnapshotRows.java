/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code engagement_snapshot}, joined with their delivery's account and network. */
final class SnapshotRows {

    private SnapshotRows() {}

    static EngagementSnapshot snapshot(ResultSet row) throws SQLException {
        return snapshot(
                row,
                new DeliveryId(row.getString("delivery")),
                row.getString("account"),
                new NetworkId(row.getString("network")),
                row.getString("call_id"));
    }

    /** One whose names are read already. */
    static EngagementSnapshot snapshot(
            ResultSet row, DeliveryId delivery, String account, NetworkId network, @Nullable String call)
            throws SQLException {
        return new EngagementSnapshot(
                delivery,
                account,
                network,
                Duration.ofSeconds(row.getLong("planned_age")),
                Duration.ofSeconds(row.getLong("age")),
                Instant.ofEpochMilli(row.getLong("read_at")),
                row.getInt("known") == 1,
                number(row, "followers"),
                reading(row),
                Doubts.read(row.getString("doubtful")),
                call);
    }

    private static EngagementReading reading(ResultSet row) throws SQLException {
        String unknown = row.getString("not_yet_known");
        Set<String> notYetKnown = unknown.isEmpty() ? Set.of() : Set.of(unknown.split(","));
        EngagementReading.Builder reading = EngagementReading.builder();
        for (Metric metric : EngagementSnapshot.METRICS) {
            Long count = number(row, SnapshotStore.column(metric));
            if (count != null) {
                reading.count(metric, count);
            } else if (notYetKnown.contains(metric.key())) {
                reading.notYetKnown(metric);
            }
        }
        return reading.build();
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
