/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.Recurrence.Day;
import de.malklug.campaign.Recurrence.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The appearances of a recurring post. Each keeps the wall-clock time of the first, through every clock change. A time that a clock change
 * skips is read with the offset before it (02:30 becomes 03:30), one that it doubles is the first of both: as RFC 5545, 3.3.5 has it.
 * Pure: the same series always has the same occurrences, and one that goes on longer begins with those of the shorter one.
 *
 * @param start when it begins: the time of day of all occurrences, and the date before which there is none
 * @param rule its rhythm
 * @param close the last date of a series that names no end itself
 * @param zone of its wall clock
 */
public record Series(LocalDateTime start, Recurrence rule, LocalDate close, ZoneId zone) {

    private static final int LONGEST_YEARS = 10;

    /** The occurrences, in the order they appear. */
    public List<Occurrence> occurrences() {
        return appearances(Recurrence.MOST);
    }

    /**
     * Those that appear before an instant, in their order.
     *
     * @param end exclusive
     */
    public List<Occurrence> before(Instant end) {
        return occurrences().stream().filter(each -> each.at().isBefore(end)).toList();
    }

    /** Every date of the rhythm, those left out and moved ones included. */
    public List<LocalDate> dates() {
        return dates(Recurrence.MOST);
    }

    /**
     * All of it at another time of day, and that many days later; null if its rhythm names days of the month, which does not go with other
     * days.
     */
    public @Nullable Series moved(long days, LocalTime time) {
        if (rule.every().unit() == Unit.MONTH && days != 0 && !rule.on().isEmpty()) {
            return null;
        }
        List<Day> on = rule.every().unit() == Unit.WEEK
                ? rule.on().stream()
                        .map(Day::weekday)
                        .filter(Objects::nonNull)
                        .map(day -> Day.of(day.plus(days)))
                        .toList()
                : rule.on();
        Map<LocalDate, LocalDateTime> others = new TreeMap<>();
        rule.moved().forEach((date, to) -> others.put(date.plusDays(days), to));
        LocalDate until = rule.until();
        Recurrence rhythm = new Recurrence(
                rule.every(),
                on,
                until == null ? null : until.plusDays(days),
                rule.count(),
                rule.except().stream().map(date -> date.plusDays(days)).toList(),
                others);
        return new Series(start.toLocalDate().plusDays(days).atTime(time), rhythm, close, zone);
    }

    private List<Occurrence> appearances(int most) {
        Set<LocalDate> without = Set.copyOf(rule.except());
        return dates(most).stream()
                .filter(date -> !without.contains(date))
                .map(this::on)
                .sorted(Comparator.comparing(Occurrence::at).thenComparing(Occurrence::date))
                .toList();
    }

    private Occurrence on(LocalDate date) {
        LocalDateTime local = Objects.requireNonNullElse(rule.moved().get(date), date.atTime(start.toLocalTime()));
        return new Occurrence(date, local, local.atZone(zone).toInstant());
    }

    private List<LocalDate> dates(int most) {
        LocalDate last = last();
        int wanted = rule.count() == null ? most : Math.min(most, rule.count());
        List<LocalDate> dates = new ArrayList<>();
        for (LocalDate turn = firstTurn(); !turn.isAfter(last) && dates.size() < wanted; turn = next(turn)) {
            datesOf(turn)
                    .filter(date -> !date.isBefore(start.toLocalDate()) && !date.isAfter(last))
                    .limit(wanted - dates.size())
                    .forEach(dates::add);
        }
        return dates;
    }

    /** The day that a day, week or month begins with. */
    private LocalDate firstTurn() {
        LocalDate first = start.toLocalDate();
        return switch (rule.every().unit()) {
            case DAY -> first;
            case WEEK -> first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> first.withDayOfMonth(1);
        };
    }

    private LocalDate next(LocalDate turn) {
        int interval = rule.every().interval();
        return switch (rule.every().unit()) {
            case DAY -> turn.plusDays(interval);
            case WEEK -> turn.plusWeeks(interval);
            case MONTH -> turn.plusMonths(interval);
        };
    }

    private Stream<LocalDate> datesOf(LocalDate turn) {
        Unit unit = rule.every().unit();
        if (unit == Unit.DAY) {
            return Stream.of(turn);
        }
        if (unit == Unit.WEEK) {
            Stream<DayOfWeek> days = rule.on().isEmpty()
                    ? Stream.of(start.getDayOfWeek())
                    : rule.on().stream().map(Day::weekday).filter(Objects::nonNull);
            return days.map(day -> turn.plusDays(day.getValue() - 1L)).sorted().distinct();
        }
        List<Day> days = rule.on().isEmpty() ? List.of(new Day(null, start.getDayOfMonth())) : rule.on();
        YearMonth month = YearMonth.from(turn);
        return days.stream()
                .map(day -> day.in(month))
                .filter(Objects::nonNull)
                .sorted()
                .distinct();
    }

    private LocalDate last() {
        LocalDate longest = start.toLocalDate().plusYears(LONGEST_YEARS);
        LocalDate named = rule.until() != null ? rule.until() : rule.count() != null ? longest : close;
        return named.isBefore(longest) ? named : longest;
    }
}
