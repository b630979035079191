/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.web.calendar.FilterBar.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of all posts.
 *
 * @param text what is searched for; empty if nothing is
 * @param choosing whether this person may change some of them
 * @param clear address without filters; null if there are none
 * @param views the calendar's views; the list is the last of them
 * @param here address of this page
 */
record ListPage(
        int total,
        String text,
        FilterBar filters,
        List<Choice> days,
        List<Head> heads,
        List<Row> rows,
        boolean choosing,
        @Nullable String clear,
        @Nullable String previous,
        @Nullable String next,
        String csv,
        String xlsx,
        String order,
        @Nullable String write,
        List<CalendarPage.View> views,
        String here) {

    /**
     * @param key of the column's name
     * @param href orders by it
     * @param order {@code ascending}, {@code descending} or {@code none}
     */
    record Head(String key, String href, String order) {}

    /** @param choice value of its check box; null if this person may not change it */
    record Row(Tile tile, @Nullable String choice) {}
}
