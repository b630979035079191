/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.Post;
import java.util.Collection;
import java.util.List;

/**
 * Where a post stands as a whole: on the desk while nothing of it is on its way, then where its deliveries stand. The one
 * that needs a person most decides.
 */
public enum PostState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    SCHEDULED,
    PUBLISHING,
    PUBLISHED,
    FAILED,
    UNCONFIRMED,
    HELD,
    MISSED,
    CANCELLED;

    private static final List<DeliveryStatus> MOST_URGENT_FIRST = List.of(
            DeliveryStatus.UNCONFIRMED,
            DeliveryStatus.FAILED,
            DeliveryStatus.MISSED,
            DeliveryStatus.PUBLISHING,
            DeliveryStatus.HELD,
            DeliveryStatus.SCHEDULED,
            DeliveryStatus.PUBLISHED,
            DeliveryStatus.CANCELLED);

    private static final List<DeliveryStatus> NOTHING_SENT =
            List.of(DeliveryStatus.SCHEDULED, DeliveryStatus.HELD, DeliveryStatus.CANCELLED, DeliveryStatus.MISSED);

    /**
     * @param deliveries where those of the post stand; empty if it has none
     */
    public static PostState of(Post.Status desk, Collection<DeliveryStatus> deliveries) {
        if (deliveries.isEmpty() || (desk != Post.Status.APPROVED && NOTHING_SENT.containsAll(deliveries))) {
            return valueOf(desk.name());
        }
        return MOST_URGENT_FIRST.stream()
                .filter(deliveries::contains)
                .findFirst()
                .map(status -> valueOf(status.name()))
                .orElseThrow();
    }

    /** In the order in which they decide about the whole. */
    public static List<DeliveryStatus> mostUrgentFirst() {
        return MOST_URGENT_FIRST;
    }

    /** Whether something of the post is, or may be, out in the world. */
    public static boolean isOut(DeliveryStatus status) {
        return status == DeliveryStatus.PUBLISHED
                || status == DeliveryStatus.PUBLISHING
                || status == DeliveryStatus.UNCONFIRMED;
    }
}
