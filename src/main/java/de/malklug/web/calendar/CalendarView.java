/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How much of the calendar is shown at once. */
enum CalendarView {
    MONTH {
        @Override
        LocalDate first(LocalDate day) {
            return day.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate last(LocalDate day) {
            return day.with(TemporalAdjusters.lastDayOfMonth()).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        }

        @Override
        LocalDate previous(LocalDate day) {
            return day.withDayOfMonth(1).minusMonths(1);
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.withDayOfMonth(1).plusMonths(1);
        }

        @Override
        String written(LocalDate day) {
            return YearMonth.from(day).toString();
        }
    },
    WEEK {
        @Override
        LocalDate first(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate last(LocalDate day) {
            return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        }

        @Override
        LocalDate previous(LocalDate day) {
            return first(day).minusWeeks(1);
        }

        @Override
        LocalDate next(LocalDate day) {
            return first(day).plusWeeks(1);
        }
    },
    DAY {
        @Override
        LocalDate first(LocalDate day) {
            return day;
        }

        @Override
        LocalDate last(LocalDate day) {
            return day;
        }

        @Override
        LocalDate previous(LocalDate day) {
            return day.minusDays(1);
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }
    };

    /** The first day that is seen. */
    abstract LocalDate first(LocalDate day);

    /** The last day that is seen. */
    abstract LocalDate last(LocalDate day);

    abstract LocalDate previous(LocalDate day);

    abstract LocalDate next(LocalDate day);

    /** As addresses have the date. */
    String written(LocalDate day) {
        return day.toString();
    }

    /** As addresses have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CalendarView> named(String word) {
        for (CalendarView view : values()) {
            if (view.word().equals(word)) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }
}
