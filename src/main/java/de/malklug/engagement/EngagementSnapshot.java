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
 * @param doubted figures that are kept but do not count, with what counts instead
 * @param call the call it came from; null for what was read before calls were remembered
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
        EngagementReading reading,
        Map<Metric, Long> doubted,
        @Nullable String call) {

    public EngagementSnapshot {
        doubted = Map.copyOf(doubted);
    }

    /** One nobody doubts. */
    public EngagementSnapshot(
            DeliveryId delivery,
            String account,
            NetworkId network,
            Duration plannedAge,
            Duration age,
            Instant readAt,
            boolean known,
            @Nullable Long followers,
            EngagementReading reading) {
        this(delivery, account, network, plannedAge, age, readAt, known, followers, reading, Map.of(), null);
    }

    /** What is counted about a post, in the order of the API and of exports. */
    public static final List<Metric> METRICS = Arrays.stream(Metric.values())
            .filter(metric -> metric != Metric.FOLLOWERS)
            .toList();

    /**
     * The figure that counts, or the honest reason why there is none. A post the network did not know has no figure yet; in
     * place of a figure that is doubted, the one before counts.
     */
    public MetricValue value(Metric metric) {
        Long instead = doubted.get(metric);
        if (instead != null) {
            return MetricValue.of(instead);
        }
        return known ? reading.value(metric) : MetricValue.NOT_YET_KNOWN;
    }

    /** What the network told, believed or not. */
    public MetricValue told(Metric metric) {
        return known ? reading.value(metric) : MetricValue.NOT_YET_KNOWN;
    }

    EngagementSnapshot doubting(Map<Metric, Long> instead) {
        return new EngagementSnapshot(
                delivery, account, network, plannedAge, age, readAt, known, followers, reading, instead, call);
    }

    /** Every metric of {@link #METRICS} with its figure or reason, in that order. */
    public Map<Metric, MetricValue> values() {
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        METRICS.forEach(metric -> values.put(metric, value(metric)));
        return values;
    }
}
