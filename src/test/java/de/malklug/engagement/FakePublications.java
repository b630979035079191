/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.queue.PublishedDeliveries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was published, as the test says. */
final class FakePublications implements PublishedDeliveries {

    private static final Comparator<PublishedDelivery> ORDER =
            Comparator.comparing(PublishedDelivery::publishedAt).thenComparing(PublishedDelivery::id);

    private final List<PublishedDelivery> deliveries = new ArrayList<>();

    void forget() {
        deliveries.clear();
    }

    void add(PublishedDelivery delivery) {
        deliveries.add(delivery);
    }

    @Override
    public List<PublishedDelivery> since(Instant from, @Nullable PublishedDelivery after, int limit) {
        return deliveries.stream()
                .filter(each -> !each.publishedAt().isBefore(from))
                .filter(each -> after == null || ORDER.compare(each, after) > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }
}
