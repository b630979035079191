/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and times as people and spreadsheets write them in Germany, and as ISO 8601 has them. */
final class TableTimes {

    private static final Pattern WEEKDAY = Pattern.compile("^\\p{L}{2,10}\\.?,?\\s+");
    private static final Pattern GERMAN = Pattern.compile("(\\d{1,2})\\.\\s*(\\d{1,2})\\.\\s*(\\d{4}|\\d{2})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2})(?::(\\d{2}))?)?\\s*(?:Uhr|h)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOTH =
            Pattern.compile("(.*?\\d)(?:T|,?\\s+(?:um\\s+)?)(\\d{1,2}(?:[:.]\\d{2}.*|\\s*(?:Uhr|h).*))");

    private TableTimes() {}

    /** @throws DateTimeException if it is none */
    static LocalDate day(String text) {
        String plain = WEEKDAY.matcher(text.strip()).replaceFirst("");
        Matcher iso = ISO.matcher(plain);
        if (iso.matches()) {
            return LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        Matcher german = GERMAN.matcher(plain);
        if (german.matches()) {
            int year = number(german.group(3));
            return LocalDate.of(year < 100 ? 2000 + year : year, number(german.group(2)), number(german.group(1)));
        }
        throw new DateTimeException("Not a day: " + text);
    }

    /** @throws DateTimeException if it is none */
    static LocalTime time(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        boolean bare = clock.matches() && clock.group(2) == null && text.strip().matches("\\d+");
        if (!clock.matches() || bare) {
            throw new DateTimeException("Not a time: " + text);
        }
        return LocalTime.of(number(clock.group(1)), clock.group(2) == null ? 0 : number(clock.group(2)));
    }

    /** @throws DateTimeException if it is none */
    static LocalDateTime moment(String text) {
        Matcher both = BOTH.matcher(text.strip());
        if (!both.matches()) {
            throw new DateTimeException("Not a moment: " + text);
        }
        return day(both.group(1)).atTime(time(both.group(2)));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
