/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.posts;

import de.malklug.campaign.Post;
import de.malklug.editorial.StoredPost;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryStatus;
import de.malklug.wording.Phrases;
import java.util.List;
import java.util.Locale;

/**
 * Where a post stands on all its accounts together: numbers first, the worst state decides the icon.
 *
 * @param icon also its class
 */
record PostSummary(String icon, String text) {

    private static final List<DeliveryStatus> WORST_FIRST = List.of(
            DeliveryStatus.UNCONFIRMED,
            DeliveryStatus.FAILED,
            DeliveryStatus.MISSED,
            DeliveryStatus.HELD,
            DeliveryStatus.PUBLISHING,
            DeliveryStatus.SCHEDULED,
            DeliveryStatus.CANCELLED);

    static PostSummary of(StoredPost stored, List<Delivery> deliveries, Phrases phrases) {
        boolean withdrawn = stored.post().status() != Post.Status.APPROVED
                && count(deliveries, DeliveryStatus.CANCELLED) == deliveries.size();
        if (deliveries.isEmpty() || withdrawn) {
            return switch (stored.post().status()) {
                case DRAFT -> new PostSummary("draft", phrases.text("post.draft"));
                case SUBMITTED -> new PostSummary("submitted", phrases.text("desk.status.submitted"));
                case APPROVED -> new PostSummary("approved", phrases.text("post.approved"));
            };
        }
        long published = count(deliveries, DeliveryStatus.PUBLISHED);
        StringBuilder text = new StringBuilder(phrases.text("post.published-of", published, deliveries.size()));
        String icon = "published";
        for (DeliveryStatus status : WORST_FIRST) {
            long count = count(deliveries, status);
            if (count > 0) {
                icon = icon.equals("published") ? key(status) : icon;
                text.append(
                        phrases.text("post.and", count, phrases.status(status).toLowerCase(phrases.locale())));
            }
        }
        return new PostSummary(icon, text.toString());
    }

    private static long count(List<Delivery> deliveries, DeliveryStatus status) {
        return deliveries.stream().filter(each -> each.status() == status).count();
    }

    private static String key(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
