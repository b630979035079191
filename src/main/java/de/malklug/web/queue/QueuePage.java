/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.queue.DeliveryStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue as a page shows it.
 *
 * @param tabs by status, all first
 * @param groups rows under their headings; empty if nothing matches
 * @param total how many deliveries the filters let through
 * @param unfiltered how many there are without filters
 * @param stand when this was read
 * @param lost what is said from then on if it cannot be renewed
 * @param refresh address of the same rows, as news
 * @param news how many rows wait behind a link because they would move others
 * @param next address of the following stretch; null at the end
 * @param announcement what a screen reader says when it changes
 */
record QueuePage(
        QueueQuery query,
        List<Tab> tabs,
        List<Group> groups,
        int total,
        int unfiltered,
        String stand,
        String lost,
        String refresh,
        int news,
        @Nullable String next,
        String announcement,
        Filters filters,
        boolean together) {

    /** @param status null for all */
    record Tab(@Nullable DeliveryStatus status, String icon, String word, int count, String href, boolean current) {}

    /**
     * @param heading with how many of how many are shown
     * @param more address of all of them; null if all are shown
     */
    record Group(
            RowGroup kind,
            String heading,
            List<QueueRow> rows,
            @Nullable String more,
            int count) {}

    /** What can be chosen. */
    record Filters(List<Choice> municipalities, List<Choice> networks, List<Choice> days) {}

    /** @param value empty for any */
    record Choice(String value, String text, boolean chosen) {}
}
