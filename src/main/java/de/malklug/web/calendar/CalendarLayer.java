/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.wording.Phrases;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Something that lies over the days of the calendar: an event, a holiday, a silent day. Every bean of this kind is shown. */
public interface CalendarLayer {

    /**
     * What is to be said about days.
     *
     * @param from the first day that is seen
     * @param to the last day that is seen
     * @return days without a note may be left out
     */
    Map<LocalDate, List<DayNote>> notes(LocalDate from, LocalDate to, Phrases phrases);

    /**
     * What is said about a day.
     *
     * @param icon of the sprite
     * @param kind {@code anchor} for the campaign's event, {@code period} for its first and last day, {@code silent} for days
     *     on which little or nothing should be posted
     */
    record DayNote(String icon, String kind, String text) {}
}
