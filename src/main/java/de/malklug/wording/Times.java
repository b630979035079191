/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Instants and days as people read them: no time without its zone, no date without its weekday. */
final class Times {

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;

    Times(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    String zoneName(Instant instant) {
        return DateTimeFormatter.ofPattern("zzz", locale).format(instant.atZone(zone));
    }

    String instant(Instant instant) {
        return doubledHour(instant, format("time.pattern.instant", instant.atZone(zone)));
    }

    String clock(Instant instant) {
        return doubledHour(instant, format("time.pattern.clock", instant.atZone(zone)));
    }

    String shortClock(Instant instant) {
        return format("time.pattern.clock-short", instant.atZone(zone));
    }

    String second(Instant instant) {
        return doubledHour(instant, format("time.pattern.second", instant.atZone(zone)));
    }

    String exact(Instant instant) {
        return doubledHour(instant, format("time.pattern.exact", instant.atZone(zone)));
    }

    String day(Instant instant) {
        return format("time.pattern.day", instant.atZone(zone));
    }

    String longDay(LocalDate day) {
        return format("time.pattern.day-long", day);
    }

    String range(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return longDate(from);
        }
        boolean sameMonth = from.getMonth() == to.getMonth() && from.getYear() == to.getYear();
        String start = format(sameMonth ? "time.pattern.range-start-day" : "time.pattern.range-start-month", from);
        return messages.getMessage("time.range", new Object[] {start, longDate(to)}, locale);
    }

    String longDate(LocalDate day) {
        return format("time.pattern.date-long", day);
    }

    /** Rounded down to what matters: days and hours, hours and minutes, or minutes. */
    String duration(Duration duration) {
        long minutes = Math.max(0, duration.toMinutes());
        if (minutes < 1) {
            return message("time.duration.seconds", Math.max(0, duration.toSeconds()));
        }
        if (minutes < 60) {
            return message("time.duration.minutes", minutes);
        }
        if (minutes < 24 * 60) {
            return message("time.duration.hours", minutes / 60, minutes % 60);
        }
        return message("time.duration.days", minutes / (24 * 60), minutes / 60 % 24);
    }

    private String doubledHour(Instant instant, String text) {
        ZonedDateTime time = instant.atZone(zone);
        if (zone.getRules().getValidOffsets(time.toLocalDateTime()).size() < 2) {
            return text;
        }
        boolean first = time.equals(time.withEarlierOffsetAtOverlap());
        return message(first ? "time.doubled.first" : "time.doubled.second", text);
    }

    private String format(String patternKey, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(messages.getMessage(patternKey, null, locale), locale)
                .format(time);
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
