/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.web.calendar.CalendarLayer.DayNote;
import de.malklug.web.layout.Town;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month, a week or a day of all municipalities.
 *
 * @param caption says the range, how much is in it and which keys do what
 * @param weeks for months and weeks; empty for a day
 * @param hours for a day; empty otherwise
 * @param notes about the day of a day's page
 * @param panel the chosen post, or null
 * @param write where a new post is written, or null if this person writes none
 * @param here address of this page
 */
record CalendarPage(
        CalendarView view,
        String title,
        String lead,
        String caption,
        Place previous,
        String today,
        Place next,
        List<View> views,
        FilterBar filters,
        boolean empty,
        List<Week> weeks,
        List<Town> towns,
        List<Hour> hours,
        List<DayNote> notes,
        @Nullable Panel panel,
        @Nullable String write,
        String here,
        List<State> legend) {

    /** How much is shown, as addresses have it. */
    public String viewWord() {
        return view.word();
    }

    /** Where a link leads, and what it is called. */
    record Place(String href, String text) {}

    /** @param key of its name in the bundles */
    record View(String key, String href, boolean current) {}

    /** A state and what it is called. */
    record State(String icon, String word) {}

    /** @param quiet whether none of its days has anything */
    record Week(int number, boolean quiet, List<Day> days) {}

    /**
     * @param name in full, for example {@code Montag, 9. November}
     * @param outside whether it belongs to another month
     * @param tiles those that are shown
     * @param more how many are not
     * @param href address of the day itself
     */
    record Day(
            LocalDate date,
            String number,
            String name,
            boolean outside,
            boolean weekend,
            boolean today,
            boolean campaign,
            List<DayNote> notes,
            List<Tile> tiles,
            int more,
            String href) {

        public boolean free() {
            return tiles.isEmpty() && notes.isEmpty();
        }
    }

    /** @param cells what appears within that hour, one list for each town */
    record Hour(int hour, String text, List<List<Tile>> cells) {

        public boolean free() {
            return cells.stream().allMatch(List::isEmpty);
        }
    }
}
