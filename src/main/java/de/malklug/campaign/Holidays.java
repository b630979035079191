/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Public holidays of German states and other regions, by codes such as {@code de-nw}. */
public final class Holidays {

    private static final Map<String, HolidayManager> BY_COUNTRY = new ConcurrentHashMap<>();

    private Holidays() {}

    /** Whether that region's holidays are known. */
    static boolean knows(String region) {
        String[] parts = region.split("-", 2);
        if (!region.matches("de(-[a-z]{2})?")) {
            return false;
        }
        CalendarHierarchy country = of(parts[0]).getCalendarHierarchy();
        return parts.length == 1
                || Optional.ofNullable(country.getChildren())
                        .map(states -> states.containsKey(parts[1]))
                        .orElse(false);
    }

    /**
     * Holidays of all inhabitants of a region, in the order of their days.
     *
     * @param region one that is known
     * @param from first day
     * @param to last day, included
     */
    public static List<LayerDay> of(String region, LocalDate from, LocalDate to) {
        String[] parts = region.split("-", 2);
        String[] state = parts.length == 1 ? new String[0] : new String[] {parts[1]};
        return of(parts[0]).getHolidays(from, to, state).stream()
                .sorted(Comparator.comparing(Holiday::getActualDate))
                .map(each -> new LayerDay(
                        each.getActualDate(), each.getActualDate(), each.getDescription(Locale.GERMANY), List.of()))
                .toList();
    }

    private static HolidayManager of(String country) {
        return BY_COUNTRY.computeIfAbsent(country, code -> HolidayManager.getInstance(ManagerParameters.create(code)));
    }
}
