/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How posts, slots and reach are spread over towns and weeks, against the share each town should have. Who has no share, as the agency
 * that speaks for all, is counted but does not count.
 *
 * @param weeks their Mondays, without gaps
 * @param lines in the order the campaign names its municipalities
 */
public record Balance(List<LocalDate> weeks, List<Line> lines) {

    public Balance {
        weeks = List.copyOf(weeks);
        lines = List.copyOf(lines);
    }

    /** What is counted. */
    public enum Measure {
        POSTS,
        /** Deliveries: one post on one account. */
        SLOTS,
        /** How many people posts have reached so far, where networks tell. */
        REACH
    }

    /**
     * A post that counts.
     *
     * @param slots to how many accounts it goes
     * @param reach null where no network has told
     */
    public record Entry(
            MunicipalityId municipality,
            LocalDate day,
            int slots,
            @Nullable Long reach) {}

    /** @param reach null where no network has told */
    public record Amounts(long posts, long slots, @Nullable Long reach) {

        static final Amounts NONE = new Amounts(0, 0, null);

        Amounts plus(Amounts more) {
            Long both = reach == null ? more.reach : Long.valueOf(reach + Objects.requireNonNullElse(more.reach, 0L));
            return new Amounts(posts + more.posts, slots + more.slots, both);
        }

        /** Null where it is not known. */
        public @Nullable Long of(Measure measure) {
            return switch (measure) {
                case POSTS -> posts;
                case SLOTS -> slots;
                case REACH -> reach;
            };
        }
    }

    /**
     * @param fair its share of all, in percent; null for who has none
     * @param total over all weeks
     * @param byWeek by their Mondays, every week
     */
    public record Line(
            Municipality municipality, @Nullable BigDecimal fair, Amounts total, Map<LocalDate, Amounts> byWeek) {}

    /**
     * Counts.
     *
     * @param municipalities all there are; entries of others are left out
     * @param fair the share each should have, in percent
     * @param from its week is the first
     * @param to its week is the last
     */
    public static Balance of(
            List<Municipality> municipalities,
            Map<MunicipalityId, BigDecimal> fair,
            Collection<Entry> entries,
            LocalDate from,
            LocalDate to) {
        List<LocalDate> weeks = monday(from)
                .datesUntil(monday(to).plusDays(1), java.time.Period.ofWeeks(1))
                .toList();
        Map<MunicipalityId, Map<LocalDate, Amounts>> amounts = new HashMap<>();
        for (Entry entry : entries) {
            if (!entry.day().isBefore(from) && !entry.day().isAfter(to)) {
                amounts.computeIfAbsent(entry.municipality(), none -> new HashMap<>())
                        .merge(monday(entry.day()), new Amounts(1, entry.slots(), entry.reach()), Amounts::plus);
            }
        }
        return new Balance(
                weeks,
                municipalities.stream()
                        .map(each -> line(each, fair.get(each.id()), amounts.getOrDefault(each.id(), Map.of()), weeks))
                        .toList());
    }

    private static Line line(
            Municipality municipality,
            @Nullable BigDecimal fair,
            Map<LocalDate, Amounts> amounts,
            List<LocalDate> weeks) {
        Map<LocalDate, Amounts> all = new TreeMap<>();
        weeks.forEach(week -> all.put(week, amounts.getOrDefault(week, Amounts.NONE)));
        return new Line(municipality, fair, all.values().stream().reduce(Amounts.NONE, Amounts::plus), all);
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    /** The lines of those who have a share. */
    public List<Line> shared() {
        return lines.stream().filter(line -> line.fair() != null).toList();
    }

    /** What a town has of all that those with a share have, in percent; null where there is nothing to share. */
    public @Nullable BigDecimal share(Line line, Measure measure) {
        long all = sum(measure, null);
        Long own = line.total().of(measure);
        return line.fair() == null || own == null || all == 0
                ? null
                : BigDecimal.valueOf(100 * own).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
    }

    /**
     * How much a town has above its fair part, or below it if negative. A part that is no whole number is met by the next whole number on
     * either side. Null for who has no share, and where nothing is known.
     *
     * @param week its Monday; null for all weeks together
     */
    public @Nullable Long above(Line line, Measure measure, @Nullable LocalDate week) {
        Amounts amounts = week == null ? line.total() : at(line, week);
        Long own = amounts.of(measure);
        if (line.fair() == null || own == null) {
            return null;
        }
        BigDecimal part = line.fair()
                .multiply(BigDecimal.valueOf(sum(measure, week)))
                .divide(BigDecimal.valueOf(100), 6, RoundingMode.HALF_UP);
        long most = part.setScale(0, RoundingMode.CEILING).longValue();
        long least = part.setScale(0, RoundingMode.FLOOR).longValue();
        return own > most ? own - most : Math.min(0, own - least);
    }

    /** What a municipality has in the week of that Monday. */
    public static Amounts at(Line line, LocalDate week) {
        return line.byWeek().getOrDefault(week, Amounts.NONE);
    }

    /**
     * What all with a share have.
     *
     * @param week its Monday; null for all weeks together
     */
    public long sum(Measure measure, @Nullable LocalDate week) {
        return shared().stream()
                .map(line -> (week == null ? line.total() : at(line, week)).of(measure))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }
}
