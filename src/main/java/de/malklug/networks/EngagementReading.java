/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.EnumMap;
import java.util.Map;

/** What a network answered when asked for figures. A metric it does not name is not offered. */
public record EngagementReading(Map<Metric, MetricValue> values) {

    public EngagementReading {
        values = Map.copyOf(values);
    }

    public MetricValue value(Metric metric) {
        return values.getOrDefault(metric, MetricValue.NOT_OFFERED);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects figures one by one. */
    public static final class Builder {

        private final Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);

        private Builder() {}

        public Builder count(Metric metric, long value) {
            values.put(metric, MetricValue.of(value));
            return this;
        }

        public Builder notYetKnown(Metric metric) {
            values.put(metric, MetricValue.NOT_YET_KNOWN);
            return this;
        }

        public EngagementReading build() {
            return new EngagementReading(values);
        }
    }
}
