/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the queue is told: what waits for a person first, then what runs, then what was. */
enum RowGroup {
    WAITING(25, false, DeliveryStatus.UNCONFIRMED, DeliveryStatus.FAILED, DeliveryStatus.MISSED),
    NEXT(8, false, DeliveryStatus.PUBLISHING, DeliveryStatus.SCHEDULED, DeliveryStatus.HELD),
    DONE(8, true, DeliveryStatus.PUBLISHED),
    WITHDRAWN(3, true, DeliveryStatus.CANCELLED);

    private final int shown;
    private final boolean newestFirst;
    private final List<DeliveryStatus> statuses;

    RowGroup(int shown, boolean newestFirst, DeliveryStatus... statuses) {
        this.shown = shown;
        this.newestFirst = newestFirst;
        this.statuses = List.of(statuses);
    }

    static RowGroup of(DeliveryStatus status) {
        return Arrays.stream(values())
                .filter(group -> group.statuses.contains(status))
                .findFirst()
                .orElseThrow();
    }

    /** How many rows are shown while the other groups are on the page, too. */
    int shown() {
        return shown;
    }

    boolean isNewestFirst() {
        return newestFirst;
    }

    /** What waits for a person: the least certain first. Everything else: as it was read. */
    List<Delivery> inOrder(List<Delivery> read) {
        return this == WAITING
                ? read.stream()
                        .sorted(Comparator.comparingInt(each -> statuses.indexOf(each.status())))
                        .toList()
                : read;
    }

    DeliveryStatus[] statuses() {
        return statuses.toArray(DeliveryStatus[]::new);
    }

    int count(Map<DeliveryStatus, Integer> counts) {
        return statuses.stream()
                .mapToInt(status -> counts.getOrDefault(status, 0))
                .sum();
    }

    String key() {
        return "queue.group." + name().toLowerCase(Locale.ROOT);
    }
}
