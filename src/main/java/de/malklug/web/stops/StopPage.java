/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stop in full: what it caught, what had gone already, and how it goes on.
 *
 * @param lifted when and by whom it was lifted; null while it is in force
 * @param caught how many deliveries it caught
 * @param onHold how many of these still wait
 * @param underWay what was being published at that moment
 * @param appeared what of the same had appeared within the day before
 * @param items what waits, those due first in front; at most one page of them
 * @param more how many wait beyond these
 * @param moreUsual how many of those would go on by the campaign's rule for late posts
 * @param decided what is no longer on hold, as it went on
 * @param mine whether the reader may decide
 */
record StopPage(
        String id,
        String covers,
        String reason,
        String person,
        Instant at,
        String since,
        @Nullable String lifted,
        int caught,
        int onHold,
        List<Gone> underWay,
        List<Gone> appeared,
        List<Item> items,
        int more,
        int moreUsual,
        List<Gone> decided,
        boolean mine) {

    public boolean isInForce() {
        return lifted == null;
    }

    /**
     * A delivery that went on or had gone.
     *
     * @param icon of its status
     * @param href where the post can be seen: at the network if malklug knows its address, else in malklug
     */
    record Gone(
            Town town,
            String title,
            String network,
            String icon,
            String word,
            String time,
            Instant at,
            String postHref,
            @Nullable String href) {}

    /**
     * A delivery that waits.
     *
     * @param usual what is chosen for it
     * @param why why this is proposed
     * @param planned whether its planned time is still to come
     * @param day chosen day in ISO form
     * @param time chosen time in ISO form
     * @param problem what is wrong with the chosen time, or null
     */
    record Item(
            String id,
            int version,
            Town town,
            String title,
            String network,
            Instant dueAt,
            String due,
            String postHref,
            String usual,
            String why,
            boolean planned,
            String day,
            String time,
            @Nullable String problem) {}

    /** What a choice will do. @param icon of the status it leads to */
    record Effect(Town town, String title, String network, String icon, String text) {}
}
