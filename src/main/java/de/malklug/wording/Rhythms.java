/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import de.malklug.campaign.Recurrence;
import de.malklug.campaign.Recurrence.Day;
import de.malklug.campaign.Series;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Objects;

/** Series in plain words, for example {@code jeden Montag um 09:00 Uhr bis 6. Dez. 2026, außer 18. Nov.}. */
public final class Rhythms {

    private final Phrases phrases;
    private final DateTimeFormatter date;
    private final DateTimeFormatter dateAndYear;
    private final DateTimeFormatter time;

    private Rhythms(Phrases phrases) {
        this.phrases = phrases;
        this.date = pattern("rhythm.pattern.date");
        this.dateAndYear = pattern("rhythm.pattern.date-year");
        this.time = pattern("rhythm.pattern.time");
    }

    /** The series, from its rhythm to its exceptions. */
    public static String tell(Series series, Phrases phrases) {
        return new Rhythms(phrases).sentence(series);
    }

    private DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(phrases.text(key), phrases.locale());
    }

    private String sentence(Series series) {
        Recurrence rule = series.rule();
        StringBuilder text = new StringBuilder(phrases.text("rhythm.at", days(series), clock(series.start())));
        if (rule.until() != null) {
            text.append(phrases.text("rhythm.until", dateAndYear.format(rule.until())));
        } else if (rule.count() != null) {
            text.append(phrases.text("rhythm.count", rule.count()));
        } else {
            text.append(phrases.text("rhythm.close", dateAndYear.format(series.close())));
        }
        if (!rule.except().isEmpty()) {
            text.append(phrases.text(
                    "rhythm.except", list(rule.except().stream().map(this::day).toList())));
        }
        rule.moved().forEach((from, to) -> text.append(phrases.text("rhythm.moved", day(from), moved(from, to))));
        return text.toString();
    }

    private String moved(LocalDate from, LocalDateTime to) {
        return to.toLocalDate().equals(from)
                ? clock(to)
                : phrases.text("rhythm.moved-to", day(to.toLocalDate()), clock(to));
    }

    private String days(Series series) {
        Recurrence rule = series.rule();
        int interval = rule.every().interval();
        String many = interval == 1 ? "" : "s";
        return switch (rule.every().unit()) {
            case DAY -> phrases.text("rhythm.day" + many, interval);
            case WEEK -> phrases.text("rhythm.week" + many, weekdays(series), interval);
            case MONTH -> phrases.text("rhythm.month" + many, monthDays(series), interval);
        };
    }

    private String weekdays(Series series) {
        List<DayOfWeek> days = series.rule().on().isEmpty()
                ? List.of(series.start().getDayOfWeek())
                : series.rule().on().stream()
                        .map(Day::weekday)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        return list(days.stream().map(this::name).toList());
    }

    private String monthDays(Series series) {
        List<Day> days = series.rule().on().isEmpty()
                ? List.of(new Day(null, series.start().getDayOfMonth()))
                : series.rule().on();
        return list(days.stream().map(this::monthDay).toList());
    }

    private String monthDay(Day day) {
        Integer number = Objects.requireNonNull(day.number());
        DayOfWeek weekday = day.weekday();
        if (weekday == null) {
            return number == Day.LAST ? phrases.text("rhythm.last-day") : phrases.text("rhythm.date", number);
        }
        return phrases.text("rhythm.nth." + (number == Day.LAST ? "last" : number), name(weekday));
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, phrases.locale());
    }

    private String day(LocalDate day) {
        return date.format(day);
    }

    private String clock(LocalDateTime at) {
        return clock(at.toLocalTime());
    }

    private String clock(LocalTime at) {
        return phrases.text("rhythm.clock", time.format(at));
    }

    private String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + phrases.text("rhythm.and") + words.getLast();
    }
}
