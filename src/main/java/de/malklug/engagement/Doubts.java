/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells figures that cannot be right. All figures of a post are counts since its publication, so none can shrink by itself: a
 * sudden 0 is never believed, a smaller count only when the next reading does not fall any further.
 */
final class Doubts {

    private Doubts() {}

    /** A doubted figure. */
    record Doubt(Metric metric, DataFinding.Kind kind, long before, long told) {}

    /** @param before the reading before this one, or null */
    static List<Doubt> about(EngagementSnapshot snapshot, @Nullable EngagementSnapshot before) {
        List<Doubt> doubts = new ArrayList<>();
        if (before == null || !snapshot.known()) {
            return doubts;
        }
        for (Metric metric : EngagementSnapshot.METRICS) {
            if (snapshot.told(metric) instanceof MetricValue.Count told
                    && before.value(metric) instanceof MetricValue.Count counted
                    && told.value() < counted.value()
                    && !confirmed(told.value(), before, metric)) {
                doubts.add(new Doubt(
                        metric,
                        told.value() == 0 ? DataFinding.Kind.ZERO : DataFinding.Kind.DROP,
                        counted.value(),
                        told.value()));
            }
        }
        return doubts;
    }

    private static boolean confirmed(long told, EngagementSnapshot before, Metric metric) {
        return told > 0
                && before.doubted().containsKey(metric)
                && before.told(metric) instanceof MetricValue.Count smaller
                && told >= smaller.value();
    }

    static Map<Metric, Long> instead(List<Doubt> doubts) {
        Map<Metric, Long> instead = new EnumMap<>(Metric.class);
        doubts.forEach(doubt -> instead.put(doubt.metric(), doubt.before()));
        return instead;
    }

    /** As {@code engagement_snapshot.doubtful} keeps it. */
    static String write(Map<Metric, Long> instead) {
        List<String> parts = new ArrayList<>();
        for (Metric metric : EngagementSnapshot.METRICS) {
            Long value = instead.get(metric);
            if (value != null) {
                parts.add(metric.key() + "=" + value);
            }
        }
        return String.join(",", parts);
    }

    static Map<Metric, Long> read(String text) {
        Map<Metric, Long> instead = new EnumMap<>(Metric.class);
        if (!text.isEmpty()) {
            for (String part : text.split(",")) {
                String[] halves = part.split("=", 2);
                for (Metric metric : EngagementSnapshot.METRICS) {
                    if (metric.key().equals(halves[0])) {
                        instead.put(metric, Long.valueOf(halves[1]));
                    }
                }
            }
        }
        return instead;
    }
}
