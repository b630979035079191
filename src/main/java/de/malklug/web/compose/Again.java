/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Recurrence;
import de.malklug.campaign.Recurrence.Day;
import de.malklug.campaign.Recurrence.Every;
import de.malklug.campaign.Recurrence.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a person typed about coming again, letter by letter.
 *
 * @param asked whether the form had these fields at all; if not, what there was stays
 * @param slot whether the post takes the next queue slot
 * @param every {@code day}, {@code week} or {@code month}; empty for once
 * @param days names of weekdays that are ticked
 * @param monthly on which day of months, one of {@link #MONTHLY}
 * @param except dates that are left out, with commas between them
 * @param evergreen whether the post fills gaps
 */
record Again(
        boolean asked,
        boolean slot,
        String every,
        String interval,
        Set<String> days,
        String monthly,
        String until,
        String count,
        String except,
        boolean evergreen) {

    /** The day of the first date, the same weekday counted from the first or the last one, the last day, or what a file says. */
    static final List<String> MONTHLY = List.of("date", "weekday", "last-weekday", "last", "kept");

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);
    private static final int DAYS_OF_WEEK = 7;
    private static final int MOST_OF_A_WEEKDAY = 4;

    Again {
        days = Set.copyOf(days);
    }

    static Again read(MultiValueMap<String, String> form) {
        return new Again(
                form.containsKey("again"),
                line(form, "when").equals("slot"),
                line(form, "every"),
                line(form, "interval"),
                new LinkedHashSet<>(form.getOrDefault("weekday", List.of())),
                line(form, "monthly"),
                line(form, "until"),
                line(form, "count"),
                line(form, "except"),
                !line(form, "evergreen").isEmpty());
    }

    private static String line(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** What stands in the fields for a draft. */
    static Again of(PostDraft draft) {
        Recurrence rhythm = draft.repeat();
        if (rhythm == null) {
            return new Again(true, draft.nextSlot(), "", "1", Set.of(), "date", "", "", "", draft.evergreen());
        }
        Unit unit = rhythm.every().unit();
        return new Again(
                true,
                draft.nextSlot(),
                unit.name().toLowerCase(Locale.ROOT),
                Integer.toString(rhythm.every().interval()),
                unit == Unit.WEEK ? rhythm.on().stream().map(Day::written).collect(Collectors.toSet()) : Set.of(),
                unit == Unit.MONTH ? monthly(rhythm.on(), draft.at()) : "date",
                rhythm.until() == null ? "" : rhythm.until().toString(),
                rhythm.count() == null ? "" : rhythm.count().toString(),
                rhythm.except().stream().map(LocalDate::toString).collect(Collectors.joining(", ")),
                draft.evergreen());
    }

    private static String monthly(List<Day> on, LocalDateTime start) {
        return on.isEmpty()
                ? "date"
                : Stream.of("date", "weekday", "last-weekday", "last")
                        .filter(each -> on.equals(List.of(dayOf(each, start))))
                        .findFirst()
                        .orElse("kept");
    }

    private static Day dayOf(String monthly, LocalDateTime start) {
        int nth = (start.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
        return switch (monthly) {
            case "weekday" -> new Day(start.getDayOfWeek(), nth > MOST_OF_A_WEEKDAY ? Day.LAST : nth);
            case "last-weekday" -> new Day(start.getDayOfWeek(), Day.LAST);
            case "last" -> new Day(null, Day.LAST);
            default -> new Day(null, start.getDayOfMonth());
        };
    }

    /**
     * The rhythm that comes of it; null for none. Where a field can't be read, that is reported and what there was before stays.
     *
     * @param before what there was
     * @param start the first date, and its time
     * @param unreadable takes field and key of what is wrong
     */
    @Nullable
    Recurrence rhythm(@Nullable Recurrence before, LocalDateTime start, BiConsumer<String, String> unreadable) {
        Unit unit = Stream.of(Unit.values())
                .filter(each -> each.name().equalsIgnoreCase(every))
                .findFirst()
                .orElse(null);
        if (unit == null) {
            return null;
        }
        List<String> wrong = new ArrayList<>();
        int times = number(interval.isEmpty() ? "1" : interval, Recurrence.LONGEST_INTERVAL, "interval", wrong);
        Integer most = count.isEmpty() ? null : number(count, Recurrence.MOST, "count", wrong);
        LocalDate last = until.isEmpty() ? null : date(until, "until", wrong);
        if (!count.isEmpty() && !until.isEmpty()) {
            wrong.add("both");
        }
        List<LocalDate> left = Stream.of(except.split("[,;\\s]+"))
                .filter(each -> !each.isEmpty())
                .map(each -> date(each, "except", wrong))
                .toList();
        wrong.stream().distinct().forEach(each -> unreadable.accept(each.equals("both") ? "count" : each, each));
        if (!wrong.isEmpty()) {
            return before;
        }
        Map<LocalDate, LocalDateTime> moved = new TreeMap<>(before == null ? Map.of() : before.moved());
        moved.keySet().removeAll(left);
        return new Recurrence(new Every(times, unit), on(unit, before, start), last, most, left, moved);
    }

    private List<Day> on(Unit unit, @Nullable Recurrence before, LocalDateTime start) {
        return switch (unit) {
            case DAY -> List.of();
            case WEEK ->
                Stream.of(java.time.DayOfWeek.values())
                        .map(Day::of)
                        .filter(day -> days.contains(day.written()))
                        .toList();
            case MONTH ->
                monthly.equals("kept") && before != null && before.every().unit() == Unit.MONTH
                        ? before.on()
                        : monthly.equals("date") || monthly.equals("kept") ? List.of() : List.of(dayOf(monthly, start));
        };
    }

    private static int number(String text, int most, String field, List<String> wrong) {
        int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            wrong.add(field);
            return 1;
        }
        return number;
    }

    private static LocalDate date(String text, String field, List<String> wrong) {
        try {
            return text.indexOf('.') < 0 ? LocalDate.parse(text) : LocalDate.parse(text, GERMAN);
        } catch (DateTimeException none) {
            wrong.add(field);
            return LocalDate.EPOCH;
        }
    }
}
