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
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Public holidays of Germany and its states, by codes such as {@code de-nw}: those that hold in all of it. */
final class Holidays {

    private static final Map<String, HolidayManager> BY_COUNTRY = new ConcurrentHashMap<>();
    private static final Map<RegionalYear, Map<LocalDate, String>> BY_YEAR = new ConcurrentHashMap<>();

    private Holidays() {}

    private record RegionalYear(String region, int year) {}

    /** Whether that region's holidays are known. */
    static boolean knows(String region) {
        if (!region.matches("de(-[a-z]{2})?")) {
            return false;
        }
        Map<String, CalendarHierarchy> states =
                country(region).getCalendarHierarchy().getChildren();
        return region.length() == 2 || states != null && states.containsKey(region.substring(3));
    }

    /**
     * What the holiday is called that is on that day; empty if there is none.
     *
     * @param region one that is known
     */
    static Optional<String> on(String region, LocalDate day) {
        return Optional.ofNullable(BY_YEAR.computeIfAbsent(new RegionalYear(region, day.getYear()), Holidays::year)
                .get(day));
    }

    private static Map<LocalDate, String> year(RegionalYear wanted) {
        String region = wanted.region();
        String[] state = region.length() == 2 ? new String[0] : new String[] {region.substring(3)};
        Map<LocalDate, String> days = new HashMap<>();
        for (Holiday each : country(region).getHolidays(Year.of(wanted.year()), state)) {
            days.put(each.getActualDate(), each.getDescription(Locale.GERMANY));
        }
        return days;
    }

    private static HolidayManager country(String region) {
        return BY_COUNTRY.computeIfAbsent(
                region.substring(0, 2), code -> HolidayManager.getInstance(ManagerParameters.create(code)));
    }
}
