/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;

/** One post on one account with what it achieved. */
public record PostFigures(DeliveryFigures delivery) {

    public MetricValue value(Metric metric) {
        return delivery.value(metric);
    }

    /** Reactions, replies and shares together; known as soon as one of them is. */
    public MetricValue engagement() {
        return engagement(delivery);
    }

    static MetricValue engagement(DeliveryFigures delivery) {
        Tally tally = Tally.NOTHING;
        for (Metric metric : GroupFigures.ENGAGEMENT) {
            tally = tally.with(delivery.value(metric));
        }
        return tally.figure();
    }

    /** By the followers the account had when the figures were read. */
    public Rate per1000Followers() {
        EngagementSnapshot newest = delivery.newest();
        Long followers = newest == null ? null : newest.followers();
        MetricValue engagement = engagement();
        int read = engagement instanceof MetricValue.Count ? 1 : 0;
        long value = engagement instanceof MetricValue.Count count ? count.value() : 0;
        return Rate.of(value, read, 1, followers == null ? 0 : followers);
    }
}
