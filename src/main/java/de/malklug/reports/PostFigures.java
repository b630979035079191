/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import java.util.Comparator;
import java.util.function.ToLongFunction;

/**
 * One post on one account with what it achieved.
 *
 * @param engagement reactions, replies and shares together
 * @param per1000Followers of the account when the figures were read
 */
public record PostFigures(DeliveryFigures delivery, MetricValue engagement, Rate per1000Followers) {

    /** Most reactions first, then most replies, then most shares, then the older post. */
    static final Comparator<PostFigures> STRONGEST_FIRST = Comparator.comparingLong(counting(Metric.REACTIONS))
            .thenComparingLong(counting(Metric.REPLIES))
            .thenComparingLong(counting(Metric.SHARES))
            .reversed()
            .thenComparing(each -> each.delivery().publishedAt())
            .thenComparing(each -> each.delivery().delivery());

    static PostFigures of(DeliveryFigures delivery) {
        MetricValue engagement = GroupFigures.engagement(delivery);
        EngagementSnapshot newest = delivery.newest();
        Long followers = newest == null ? null : newest.followers();
        int read = engagement instanceof MetricValue.Count ? 1 : 0;
        long value = engagement instanceof MetricValue.Count count ? count.value() : 0;
        return new PostFigures(delivery, engagement, Rate.of(value, read, 1, followers == null ? 0 : followers));
    }

    public MetricValue value(Metric metric) {
        return delivery.value(metric);
    }

    /** Whether anything was read yet. */
    public boolean isRead() {
        return delivery.newest() != null;
    }

    /** A figure to sort by; one that is not known comes below 0. */
    private static ToLongFunction<PostFigures> counting(Metric metric) {
        return each -> each.value(metric) instanceof MetricValue.Count count ? count.value() : -1;
    }
}
