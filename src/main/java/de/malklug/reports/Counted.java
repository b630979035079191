/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.engagement.ReactionPoint;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery laid out for adding up a hundred thousand of its kind. Equal posts, accounts and networks have equal numbers, counted
 * from 0.
 */
final class Counted {

    /** In place of a figure the network does not have. */
    static final long NOT_OFFERED = Long.MIN_VALUE;

    /** In place of a figure that was not told yet. */
    static final long NOT_YET_KNOWN = Long.MIN_VALUE + 1;

    private static final Metric[] METRICS = EngagementSnapshot.METRICS.toArray(Metric[]::new);

    private final DeliveryFigures delivery;
    private final int post;
    private final int account;
    private final int network;
    private final long publishedAt;
    private final long[] figures = new long[METRICS.length];
    private final long engagement;
    private final List<ReactionPoint> course;
    private final @Nullable PostTraits traits;

    Counted(
            DeliveryFigures delivery,
            int post,
            int account,
            int network,
            List<ReactionPoint> course,
            @Nullable PostTraits traits) {
        this.delivery = delivery;
        this.post = post;
        this.account = account;
        this.network = network;
        this.publishedAt = delivery.publishedAt().toEpochMilli();
        this.course = course;
        this.traits = traits;
        for (int i = 0; i < METRICS.length; i++) {
            figures[i] = coded(delivery.value(METRICS[i]));
        }
        this.engagement = coded(PostFigures.engagement(delivery));
    }

    private static long coded(MetricValue value) {
        return switch (value) {
            case MetricValue.Count count -> count.value();
            case MetricValue.NotOffered none -> NOT_OFFERED;
            case MetricValue.NotYetKnown none -> NOT_YET_KNOWN;
        };
    }

    static boolean isCount(long figure) {
        return figure > NOT_YET_KNOWN;
    }

    DeliveryFigures delivery() {
        return delivery;
    }

    int post() {
        return post;
    }

    int account() {
        return account;
    }

    int network() {
        return network;
    }

    /** In epoch milliseconds. */
    long publishedAt() {
        return publishedAt;
    }

    boolean isBetween(Instant from, Instant to) {
        return publishedAt >= from.toEpochMilli() && publishedAt < to.toEpochMilli();
    }

    /** @param metric its position in {@link EngagementSnapshot#METRICS} */
    long figure(int metric) {
        return figures[metric];
    }

    long figure(Metric metric) {
        return figures[EngagementSnapshot.METRICS.indexOf(metric)];
    }

    /** Reactions, replies and shares together. */
    long engagement() {
        return engagement;
    }

    List<ReactionPoint> course() {
        return course;
    }

    /** Null where they are not known. */
    @Nullable
    PostTraits traits() {
        return traits;
    }
}
