/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/** Posts by what they achieved. Put in order only as far as somebody asks: a dashboard shows ten of a hundred thousand. */
public final class Ranking {

    /** Most reactions first, then most replies, then most shares, then the older post. */
    private static final Comparator<Counted> STRONGEST_FIRST = Comparator.comparingLong(counting(Metric.REACTIONS))
            .thenComparingLong(counting(Metric.REPLIES))
            .thenComparingLong(counting(Metric.SHARES))
            .reversed()
            .thenComparingLong(Counted::publishedAt)
            .thenComparing(each -> each.delivery().delivery());

    private final List<Counted> deliveries;

    Ranking(List<Counted> deliveries) {
        this.deliveries = deliveries;
    }

    /** A figure to sort by; one that is not known comes below 0. */
    private static ToLongFunction<Counted> counting(Metric metric) {
        int position = EngagementSnapshot.METRICS.indexOf(metric);
        return each -> Counted.isCount(each.figure(position)) ? each.figure(position) : -1;
    }

    /** Every post on every account, strongest first. */
    public List<PostFigures> all() {
        return deliveries.stream()
                .sorted(STRONGEST_FIRST)
                .map(each -> new PostFigures(each.delivery()))
                .toList();
    }

    /** The strongest posts that were read. */
    public List<PostFigures> best(int most) {
        PriorityQueue<Counted> best = new PriorityQueue<>(STRONGEST_FIRST.reversed());
        for (Counted each : deliveries) {
            if (each.delivery().newest() != null) {
                best.add(each);
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        return best.stream()
                .sorted(STRONGEST_FIRST)
                .map(each -> new PostFigures(each.delivery()))
                .toList();
    }
}
