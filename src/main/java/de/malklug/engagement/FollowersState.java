/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.networks.MetricValue;

/** How {@code account_snapshot} tells a count from the reasons why there is none. */
enum FollowersState {
    COUNT,
    NOT_OFFERED,
    NOT_YET_KNOWN;

    static FollowersState of(MetricValue value) {
        return switch (value) {
            case MetricValue.Count count -> COUNT;
            case MetricValue.NotOffered none -> NOT_OFFERED;
            case MetricValue.NotYetKnown none -> NOT_YET_KNOWN;
        };
    }

    MetricValue value(long count) {
        return switch (this) {
            case COUNT -> MetricValue.of(count);
            case NOT_OFFERED -> MetricValue.NOT_OFFERED;
            case NOT_YET_KNOWN -> MetricValue.NOT_YET_KNOWN;
        };
    }
}
