/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.board;

import de.malklug.reports.cards.ChartCard;
import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The board.
 *
 * @param lead how many collisions the next days have
 * @param stretch the days that are shown
 * @param spans to choose how long a stretch is shown
 * @param earlier address of the stretch before; null where there is only one
 * @param later address of the stretch after; null where there is only one
 * @param charts one for each measure
 * @param measures to choose what the table counts
 * @param more address with more collisions; null if all are shown
 * @param left those that somebody left as they are
 * @param mayDecide whether the reader decides about collisions
 * @param here address of this page
 */
record BoardPage(
        String lead,
        String stretch,
        List<Choice> spans,
        @Nullable String earlier,
        @Nullable String later,
        List<ChartCard> charts,
        List<Choice> measures,
        Table table,
        int number,
        List<Item> collisions,
        @Nullable String more,
        List<Left> left,
        boolean mayDecide,
        String here) {

    record Choice(String text, String href, boolean chosen) {}

    /**
     * Towns by week.
     *
     * @param rows the last one is for all weeks together
     */
    record Table(String caption, List<Town> towns, List<Row> rows) {}

    /** @param day what it begins with; empty for all together */
    record Row(String week, String days, List<Cell> cells) {}

    /**
     * @param deviation in words; empty where there is nothing to say
     * @param look class of the deviation
     */
    record Cell(String figure, boolean known, String deviation, String look) {}

    /**
     * A collision.
     *
     * @param id usable as an element's id
     * @param seen what the person sees of both posts
     * @param slots better hours
     * @param consequence what changing the time means for the approval; empty if nothing
     * @param swap a post to exchange times with, or null
     * @param advice what to do where there is nothing to propose; else empty
     * @param problem what is missing of the reason, or empty
     * @param reason as it was typed
     */
    record Item(
            String id,
            String heading,
            List<Side> sides,
            List<String> reasons,
            String one,
            String other,
            String seen,
            List<Slot> slots,
            String consequence,
            @Nullable Swap swap,
            String advice,
            String problem,
            String reason) {}

    /** @param icon of its state */
    record Side(Town town, String title, String href, Instant dueAt, String when, String icon, String word) {}

    /** @param text what is said before; the button says when */
    record Slot(String action, int version, String day, String time, String button, String text) {}

    /**
     * @param action address it is sent to
     * @param text what happens
     */
    record Swap(String action, int version, String other, int otherVersion, String text, String button) {}

    /** A collision somebody left as it is. */
    record Left(String heading, List<String> reasons, String told, String one, String other) {}
}
