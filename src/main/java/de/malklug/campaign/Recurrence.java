/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a post comes again, on the wall clock of its campaign. The words are those of iCalendar (RFC 5545): {@code every} is FREQ and INTERVAL,
 * {@code on} BYDAY or BYMONTHDAY, {@code until} and {@code count} are themselves, {@code except} is EXDATE. Which instants come of it, says
 * a {@link Series}.
 *
 * @param every how often
 * @param on on which days: plain weekdays of weeks; numbered weekdays or days of months; none for the day on which the series begins
 * @param until the last date, inclusive; null for as long as the campaign, or as {@code count} says
 * @param count how many dates the rhythm has, left out and moved ones included; null for no such bound. Never together with {@code until}
 * @param except dates of the rhythm that are left out, in their order
 * @param moved dates of the rhythm that appear at another time, with that time
 */
public record Recurrence(
        Every every,
        List<Day> on,
        @Nullable LocalDate until,
        @Nullable Integer count,
        List<LocalDate> except,
        Map<LocalDate, LocalDateTime> moved) {

    /** No series is longer, whatever its bounds say. */
    public static final int MOST = 1_000;

    /** No interval is longer. */
    public static final int LONGEST_INTERVAL = 99;

    /**
     * @throws IllegalArgumentException if the days do not fit the rhythm, both bounds are given, or a bound is none
     */
    public Recurrence {
        on = on == null ? List.of() : List.copyOf(on);
        except = except == null ? List.of() : List.copyOf(new TreeSet<>(except));
        moved = moved == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(moved));
        Unit unit = every.unit();
        if (!on.stream().allMatch(day -> day.fits(unit))) {
            throw new IllegalArgumentException("Not days of a " + unit + ": " + on);
        }
        if (until != null && count != null) {
            throw new IllegalArgumentException("Ends twice");
        }
        if (count != null && (count < 1 || count > MOST)) {
            throw new IllegalArgumentException("Not a count: " + count);
        }
    }

    /** Without end of its own and without exceptions. */
    public Recurrence(Every every, List<Day> on) {
        this(every, on, null, null, List.of(), Map.of());
    }

    public Recurrence until(LocalDate last) {
        return new Recurrence(every, on, last, null, except, moved);
    }

    public Recurrence times(int wanted) {
        return new Recurrence(every, on, null, wanted, except, moved);
    }

    /** Without that date of its rhythm. */
    public Recurrence except(LocalDate date) {
        List<LocalDate> dates = new ArrayList<>(except);
        dates.add(date);
        Map<LocalDate, LocalDateTime> others = new TreeMap<>(moved);
        others.remove(date);
        return new Recurrence(every, on, until, count, dates, others);
    }

    /** With that date of its rhythm at another time. */
    public Recurrence moving(LocalDate date, LocalDateTime to) {
        Map<LocalDate, LocalDateTime> others = new TreeMap<>(moved);
        others.put(date, to);
        List<LocalDate> dates =
                except.stream().filter(each -> !each.equals(date)).toList();
        return new Recurrence(every, on, until, count, dates, others);
    }

    /** The same rhythm where in time something else takes place, its dates moved with it. */
    public Recurrence placed(UnaryOperator<LocalDateTime> move) {
        Map<LocalDate, LocalDateTime> others = new TreeMap<>();
        moved.forEach((date, to) -> others.put(placed(date, move), move.apply(to)));
        return new Recurrence(
                every,
                on,
                until == null ? null : placed(until, move),
                count,
                except.stream().map(date -> placed(date, move)).toList(),
                others);
    }

    private static LocalDate placed(LocalDate date, UnaryOperator<LocalDateTime> move) {
        return move.apply(date.atTime(12, 0)).toLocalDate();
    }

    /**
     * As it stands in a campaign file, under {@code repeat}: names in the order they are written, with texts, lists of texts and one
     * mapping of texts ({@code moved}) as values. What is not said is not there.
     */
    public Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("every", every.written());
        if (!on.isEmpty()) {
            written.put("on", on.stream().map(Day::written).toList());
        }
        if (until != null) {
            written.put("until", until.toString());
        }
        if (count != null) {
            written.put("count", count.toString());
        }
        if (!except.isEmpty()) {
            written.put("except", except.stream().map(LocalDate::toString).toList());
        }
        if (!moved.isEmpty()) {
            Map<String, String> others = new LinkedHashMap<>();
            moved.forEach((date, to) -> others.put(date.toString(), to.toString()));
            written.put("moved", others);
        }
        return written;
    }

    /** What a rhythm counts. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH
    }

    /** How often, for example {@code week} or {@code 2 weeks}. */
    public record Every(int interval, Unit unit) {

        private static final Pattern FORM =
                Pattern.compile("(?:(\\d{1,4})\\s*)?(day|week|month)s?", Pattern.CASE_INSENSITIVE);

        public Every {
            if (interval < 1 || interval > LONGEST_INTERVAL) {
                throw new IllegalArgumentException("Not an interval: " + interval);
            }
        }

        public static Every of(Unit unit) {
            return new Every(1, unit);
        }

        /**
         * @throws DateTimeException if it is none
         */
        @JsonCreator
        public static Every parse(String text) {
            Matcher parts = FORM.matcher(text.strip());
            if (!parts.matches()) {
                throw new DateTimeException("Not a rhythm: " + text);
            }
            int interval = parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1));
            if (interval < 1 || interval > LONGEST_INTERVAL) {
                throw new DateTimeException("Not an interval: " + text);
            }
            return new Every(interval, Unit.valueOf(parts.group(2).toUpperCase(Locale.ROOT)));
        }

        /** As it stands in a campaign file. {@link #parse} reads it back. */
        @JsonValue
        public String written() {
            String name = unit.name().toLowerCase(Locale.ROOT);
            return interval == 1 ? name : interval + " " + name + "s";
        }
    }

    /**
     * A day of a week or month: {@code monday}, {@code first monday}, {@code last friday}, {@code 15} or {@code last day}.
     *
     * @param weekday which weekday; null for a day by its number
     * @param number which one of the month, from 1, or {@link #LAST}; null for a weekday of every week
     */
    public record Day(@Nullable DayOfWeek weekday, @Nullable Integer number) {

        /** The last one of a month. */
        public static final int LAST = -1;

        private static final List<String> NUMBERS = List.of("first", "second", "third", "fourth", "fifth");
        private static final Pattern NUMBERED = Pattern.compile("(first|second|third|fourth|fifth|last)\\s+(\\p{L}+)");
        private static final Pattern DATE = Pattern.compile("\\d{1,2}");

        public Day {
            int most = weekday == null ? 31 : NUMBERS.size();
            boolean none = weekday == null && number == null;
            if (none || number != null && number != LAST && (number < 1 || number > most)) {
                throw new IllegalArgumentException("Not a day: " + weekday + " " + number);
            }
        }

        public static Day of(DayOfWeek weekday) {
            return new Day(weekday, null);
        }

        /**
         * @throws DateTimeException if it is none
         */
        @JsonCreator
        public static Day parse(String text) {
            String name = text.strip().toLowerCase(Locale.ROOT);
            try {
                if (DATE.matcher(name).matches()) {
                    return new Day(null, Integer.valueOf(name));
                }
                Matcher parts = NUMBERED.matcher(name);
                if (!parts.matches()) {
                    return of(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
                }
                int number = parts.group(1).equals("last") ? LAST : NUMBERS.indexOf(parts.group(1)) + 1;
                if (number == LAST && parts.group(2).equals("day")) {
                    return new Day(null, LAST);
                }
                return new Day(DayOfWeek.valueOf(parts.group(2).toUpperCase(Locale.ROOT)), number);
            } catch (IllegalArgumentException none) {
                throw new DateTimeException("Not a day: " + text, none);
            }
        }

        /** As it stands in a campaign file. {@link #parse} reads it back. */
        @JsonValue
        public String written() {
            String name = weekday == null ? "day" : weekday.name().toLowerCase(Locale.ROOT);
            if (number == null) {
                return name;
            }
            if (number == LAST) {
                return "last " + name;
            }
            return weekday == null ? number.toString() : NUMBERS.get(number - 1) + " " + name;
        }

        boolean fits(Unit unit) {
            return switch (unit) {
                case DAY -> false;
                case WEEK -> number == null;
                case MONTH -> number != null;
            };
        }

        /** The date in that month; null if the month has none. */
        @Nullable
        LocalDate in(YearMonth month) {
            if (number == null) {
                throw new IllegalStateException("A weekday of every week: " + weekday);
            }
            if (weekday == null) {
                return number == LAST ? month.atEndOfMonth() : month.isValidDay(number) ? month.atDay(number) : null;
            }
            if (number == LAST) {
                return month.atDay(1).with(TemporalAdjusters.lastInMonth(weekday));
            }
            LocalDate date = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(number, weekday));
            return YearMonth.from(date).equals(month) ? date : null;
        }
    }
}
