/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.Recurrence.Day;
import de.malklug.campaign.Recurrence.Every;
import de.malklug.campaign.Recurrence.Unit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What series amount to, by examples, and by made up ones around every clock change of 2024 to 2030. */
class SeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FAR = LocalDate.parse("2031-12-31");
    private static final int TRIES_PER_CHANGE = 6;

    /** Clocks go at two, at one, at midnight, by half an hour, in the south, and not at all. */
    private static final List<ZoneId> ZONES = Stream.of(
                    "Europe/Berlin",
                    "Europe/Lisbon",
                    "America/New_York",
                    "America/Santiago",
                    "Africa/Cairo",
                    "Africa/Casablanca",
                    "Asia/Beirut",
                    "Australia/Lord_Howe",
                    "Australia/Sydney",
                    "Asia/Kathmandu")
            .map(ZoneId::of)
            .toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "day | | 2026-11-09 2026-11-10 2026-11-11",
                "2 days | | 2026-11-09 2026-11-11 2026-11-13",
                "week | | 2026-11-09 2026-11-16 2026-11-23",
                "week | thursday,monday | 2026-11-09 2026-11-12 2026-11-16",
                "2 weeks | sunday | 2026-11-15 2026-11-29 2026-12-13",
                "month | | 2026-11-09 2026-12-09 2027-01-09",
                "month | 31 | 2026-12-31 2027-01-31 2027-03-31",
                "month | last day | 2026-11-30 2026-12-31 2027-01-31",
                "month | first monday | 2026-12-07 2027-01-04 2027-02-01",
                "month | last friday | 2026-11-27 2026-12-25 2027-01-29",
                "month | fifth monday | 2026-11-30 2027-03-29 2027-05-31",
                "3 months | second wednesday | 2026-11-11 2027-02-10 2027-05-12",
                "month | 15,first monday | 2026-11-15 2026-12-07 2026-12-15",
            })
    void rhythms_have_the_dates_their_words_say(String every, String on, String dates) {
        List<Day> days = on == null
                ? List.of()
                : Stream.of(on.split(",")).map(Day::parse).toList();
        Recurrence rule = new Recurrence(Every.parse(every), days).times(3);

        assertThat(series("2026-11-09T09:00", rule).occurrences())
                .extracting(Occurrence::id)
                .containsExactly(dates.split(" "));
    }

    @Test
    void a_series_without_an_end_ends_with_its_campaign() {
        Recurrence rule = new Recurrence(Every.of(Unit.WEEK), List.of());

        assertThat(new Series(at("2026-11-09T09:00"), rule, LocalDate.parse("2026-11-23"), BERLIN).occurrences())
                .hasSize(3);
    }

    @Test
    void its_last_date_is_within() {
        assertThat(series("2026-11-09T09:00", weekly().until(LocalDate.parse("2026-11-23")))
                        .dates())
                .hasSize(3);
    }

    @Test
    void a_date_left_out_counts() {
        Recurrence rule = weekly().times(3).except(LocalDate.parse("2026-11-16"));

        assertThat(series("2026-11-09T09:00", rule).occurrences())
                .extracting(Occurrence::id)
                .containsExactly("2026-11-09", "2026-11-23");
    }

    @Test
    void a_moved_date_keeps_its_name() {
        Recurrence rule = weekly().times(3).moving(LocalDate.parse("2026-11-16"), at("2026-11-24T18:00"));

        assertThat(series("2026-11-09T09:00", rule).occurrences())
                .extracting(each -> each.id() + " " + each.local())
                .containsExactly(
                        "2026-11-09 2026-11-09T09:00", "2026-11-23 2026-11-23T09:00", "2026-11-16 2026-11-24T18:00");
    }

    @Test
    void nine_stays_nine_when_clocks_change() {
        Recurrence rule = new Recurrence(Every.of(Unit.DAY), List.of()).times(3);

        assertThat(series("2026-10-24T09:00", rule).occurrences())
                .extracting(Occurrence::at)
                .containsExactly(
                        Instant.parse("2026-10-24T07:00:00Z"),
                        Instant.parse("2026-10-25T08:00:00Z"),
                        Instant.parse("2026-10-26T08:00:00Z"));
    }

    @Test
    void a_skipped_time_is_read_with_the_offset_before_and_a_doubled_one_is_the_first() {
        Recurrence rule = new Recurrence(Every.of(Unit.DAY), List.of()).times(1);

        assertThat(series("2026-03-29T02:30", rule).occurrences().getFirst().at())
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(series("2026-10-25T02:30", rule).occurrences().getFirst().at())
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void what_is_written_is_read_again() {
        made(new Random(7)).limit(500).forEach(rule -> {
            assertThat(Every.parse(rule.every().written())).isEqualTo(rule.every());
            assertThat(rule.on().stream().map(Day::written).map(Day::parse).toList())
                    .isEqualTo(rule.on());
        });
    }

    static Stream<ZoneId> zones() {
        return ZONES.stream();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void the_wall_clock_time_is_kept_through_every_change(ZoneId zone) {
        check(zone, series -> {
            for (Occurrence each : series.occurrences()) {
                assertThat(each.local())
                        .isEqualTo(series.rule()
                                .moved()
                                .getOrDefault(
                                        each.date(),
                                        each.date().atTime(series.start().toLocalTime())));
                List<java.time.ZoneOffset> offsets = zone.getRules().getValidOffsets(each.local());
                LocalDateTime shown = each.at().atZone(zone).toLocalDateTime();
                if (offsets.isEmpty()) {
                    ZoneOffsetTransition gap = zone.getRules().getTransition(each.local());
                    assertThat(shown).isEqualTo(each.local().plus(gap.getDuration()));
                } else {
                    assertThat(shown).isEqualTo(each.local());
                    assertThat(each.at()).isEqualTo(each.local().toInstant(offsets.getFirst()));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("zones")
    void no_occurrence_is_there_twice_and_each_comes_after_the_other(ZoneId zone) {
        check(zone, series -> {
            List<Occurrence> all = series.occurrences();
            assertThat(all).extracting(Occurrence::id).doesNotHaveDuplicates();
            List<Instant> unmoved = all.stream()
                    .filter(each -> !series.rule().moved().containsKey(each.date()))
                    .map(Occurrence::at)
                    .toList();
            for (int i = 1; i < unmoved.size(); i++) {
                assertThat(unmoved.get(i)).isAfter(unmoved.get(i - 1));
            }
            assertThat(all).extracting(Occurrence::at).isSorted();
        });
    }

    @ParameterizedTest
    @MethodSource("zones")
    void the_count_and_the_last_date_are_kept_to_and_exceptions_are_exact(ZoneId zone) {
        check(zone, series -> {
            Recurrence rule = series.rule();
            List<LocalDate> dates = series.dates();
            if (rule.count() != null) {
                assertThat(dates).hasSize(rule.count());
            }
            assertThat(dates)
                    .allSatisfy(
                            date -> assertThat(date).isBetween(series.start().toLocalDate(), end(series)));
            Set<LocalDate> left = new HashSet<>(dates);
            left.removeAll(rule.except());
            assertThat(series.occurrences()).extracting(Occurrence::date).containsExactlyInAnyOrderElementsOf(left);
        });
    }

    @ParameterizedTest
    @MethodSource("zones")
    void a_longer_series_begins_with_the_shorter_and_its_names_survive_another_time_of_day(ZoneId zone) {
        check(zone, series -> {
            Recurrence rule = series.rule();
            Recurrence longer = rule.count() != null
                    ? rule.times(rule.count() + 7)
                    : rule.until(end(series).plusDays(60));
            List<LocalDate> dates = series.dates();
            assertThat(with(series, longer).dates().subList(0, dates.size())).isEqualTo(dates);
            Series later = new Series(
                    series.start().toLocalDate().atTime(LocalTime.of(23, 59)), rule, series.close(), series.zone());
            assertThat(later.dates()).isEqualTo(dates);
            Instant middle = series.start().atZone(zone).toInstant().plus(Duration.ofDays(5));
            assertThat(series.before(middle))
                    .isEqualTo(series.occurrences().stream()
                            .filter(each -> each.at().isBefore(middle))
                            .toList());
        });
    }

    private static Series with(Series series, Recurrence rule) {
        return new Series(series.start(), rule, series.close(), series.zone());
    }

    private static LocalDate end(Series series) {
        LocalDate until = series.rule().until();
        return until != null ? until : FAR.plusYears(9);
    }

    /** Made up series that reach over each change of the zone's clocks, their times near it. */
    private static void check(ZoneId zone, java.util.function.Consumer<Series> claim) {
        for (LocalDateTime change : changes(zone)) {
            Random random = new Random(change.hashCode() * 31L + zone.getId().hashCode());
            made(random).limit(TRIES_PER_CHANGE).forEach(rule -> {
                LocalDate first = change.toLocalDate().minusDays(random.nextInt(20));
                LocalTime time = random.nextBoolean()
                        ? change.toLocalTime().plusMinutes(random.nextInt(240) - 120)
                        : LocalTime.of(random.nextInt(24), 5 * random.nextInt(12));
                claim.accept(new Series(first.atTime(time), excepted(first, rule, zone, random), FAR, zone));
            });
        }
    }

    private static List<LocalDateTime> changes(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant end = Instant.parse("2031-01-01T00:00:00Z");
        List<LocalDateTime> changes = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(Instant.parse("2024-01-01T00:00:00Z"));
        while (next != null && next.getInstant().isBefore(end)) {
            changes.add(next.getDateTimeBefore());
            next = rules.nextTransition(next.getInstant());
        }
        return changes.isEmpty() ? List.of(at("2026-03-29T02:00"), at("2026-10-25T03:00")) : changes;
    }

    private static Stream<Recurrence> made(Random random) {
        return Stream.generate(() -> {
            Unit unit = Unit.values()[random.nextInt(3)];
            Every every = new Every(1 + random.nextInt(3), unit);
            Recurrence rule = new Recurrence(every, days(unit, random));
            return random.nextBoolean()
                    ? rule.times(1 + random.nextInt(30))
                    : rule.until(LocalDate.of(2024, 1, 1).plusDays(random.nextInt(3000)));
        });
    }

    private static List<Day> days(Unit unit, Random random) {
        if (unit == Unit.DAY || random.nextInt(3) == 0) {
            return List.of();
        }
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(each -> day(unit, random))
                .distinct()
                .toList();
    }

    private static Day day(Unit unit, Random random) {
        DayOfWeek weekday = DayOfWeek.of(1 + random.nextInt(7));
        if (unit == Unit.WEEK) {
            return Day.of(weekday);
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Day(weekday, random.nextInt(5) == 0 ? Day.LAST : 1 + random.nextInt(4));
            case 1 -> new Day(null, Day.LAST);
            default -> new Day(null, 1 + random.nextInt(28));
        };
    }

    /** With every third date or so left out or moved. */
    private static Recurrence excepted(LocalDate first, Recurrence rule, ZoneId zone, Random random) {
        Recurrence excepted = rule;
        for (LocalDate date : new Series(first.atTime(9, 0), rule, FAR, zone).dates()) {
            int choice = random.nextInt(9);
            if (choice == 0) {
                excepted = excepted.except(date);
            } else if (choice == 1) {
                excepted =
                        excepted.moving(date, date.plusDays(random.nextInt(9)).atTime(random.nextInt(24), 0));
            }
        }
        return excepted;
    }

    private static Recurrence weekly() {
        return new Recurrence(Every.of(Unit.WEEK), List.of());
    }

    private static Series series(String start, Recurrence rule) {
        return new Series(at(start), rule, FAR, BERLIN);
    }

    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text);
    }
}
