/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a network answered when asked for figures. A metric it does not name is not offered. Kept as bare numbers, since
 * dashboards hold a hundred thousand of them.
 */
public final class EngagementReading {

    private static final Metric[] METRICS = Metric.values();
    private static final long NOT_OFFERED = Long.MIN_VALUE;
    private static final long NOT_YET_KNOWN = Long.MIN_VALUE + 1;

    private final long[] figures;

    private EngagementReading(long[] figures) {
        this.figures = figures;
    }

    /** Nothing is offered. */
    public static EngagementReading nothing() {
        return builder().build();
    }

    public MetricValue value(Metric metric) {
        long figure = figures[metric.ordinal()];
        if (figure == NOT_OFFERED) {
            return MetricValue.NOT_OFFERED;
        }
        return figure == NOT_YET_KNOWN ? MetricValue.NOT_YET_KNOWN : MetricValue.of(figure);
    }

    /** What is offered, by metric. */
    public Map<Metric, MetricValue> values() {
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        for (Metric metric : METRICS) {
            if (figures[metric.ordinal()] != NOT_OFFERED) {
                values.put(metric, value(metric));
            }
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngagementReading reading && Arrays.equals(figures, reading.figures);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(figures);
    }

    @Override
    public String toString() {
        return values().toString();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects figures one by one. */
    public static final class Builder {

        private final long[] figures = new long[METRICS.length];

        private Builder() {
            Arrays.fill(figures, NOT_OFFERED);
        }

        public Builder count(Metric metric, long value) {
            figures[metric.ordinal()] = value;
            return this;
        }

        public Builder notYetKnown(Metric metric) {
            figures[metric.ordinal()] = NOT_YET_KNOWN;
            return this;
        }

        public EngagementReading build() {
            return new EngagementReading(figures.clone());
        }
    }
}
