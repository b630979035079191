/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a published post had achieved at some age: a reading, dated and kept. Never changed afterwards.
 *
 * @param plannedAge the age it was read for; unique per delivery
 * @param age the age it was really read at
 * @param readAt when the network answered, UTC
 * @param known false if the network did not know the post any more
 * @param followers of the account, read in the same run; null if that could not be had
 * @param reading what the network told; empty if it did not know the post
 */
public record EngagementSnapshot(
        DeliveryId delivery,
        String account,
        NetworkId network,
        Duration plannedAge,
        Duration age,
        Instant readAt,
        boolean known,
        @Nullable Long followers,
        EngagementReading reading) {

    /** What is counted about a post, in the order of the API and of exports. */
    public static final List<Metric> METRICS = Arrays.stream(Metric.values())
            .filter(metric -> metric != Metric.FOLLOWERS)
            .toList();

    /** The figure, or the honest reason why there is none. A post the network did not know has no figure yet. */
    public MetricValue value(Metric metric) {
        return known ? reading.value(metric) : MetricValue.NOT_YET_KNOWN;
    }

    /** Every metric of {@link #METRICS} with its figure or reason, in that order. */
    public Map<Metric, MetricValue> values() {
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        METRICS.forEach(metric -> values.put(metric, value(metric)));
        return values;
    }
}
