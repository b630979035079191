/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.MunicipalityId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Full hours at which a post would stand more alone: none of its own municipality within an hour, few of the others.
 *
 * @param own whose post it is
 * @param theme its theme, or null
 * @param usual the time of day it has now; hours near it come first
 * @param zone in which hours are full
 * @param taken everything else that appears
 * @param allowed whether the campaign's rules let the post appear then: quiet hours, distances, days that block
 */
public record FreeSlots(
        MunicipalityId own,
        @Nullable String theme,
        LocalTime usual,
        ZoneId zone,
        List<Taken> taken,
        Predicate<Instant> allowed) {

    /** Posts this close to each other take attention from each other. */
    public static final Duration CLOSE = Duration.ofHours(1);

    private static final int EARLIEST_HOUR = 8;
    private static final int LATEST_HOUR = 19;

    public FreeSlots {
        taken = taken.stream().sorted(Comparator.comparing(Taken::dueAt)).toList();
    }

    /** A post that appears then. */
    public record Taken(
            MunicipalityId municipality,
            Instant dueAt,
            @Nullable String theme) {}

    /**
     * An hour that is free for the municipality.
     *
     * @param others how many posts of others appear within the hour before or after
     * @param sameTheme how many of those are about the same theme
     */
    public record Slot(Instant at, int others, int sameTheme) {}

    /**
     * The best slot of each day.
     *
     * @param earliest none before
     * @param days how many days to look at, from that of the earliest
     */
    public List<Slot> find(Instant earliest, int days) {
        LocalDate first = earliest.atZone(zone).toLocalDate();
        List<Slot> best = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            bestOf(first.plusDays(day), earliest).ifPresent(best::add);
        }
        return best;
    }

    private Optional<Slot> bestOf(LocalDate day, Instant earliest) {
        return IntStream.rangeClosed(EARLIEST_HOUR, LATEST_HOUR)
                .mapToObj(hour -> day.atTime(hour, 0).atZone(zone))
                .filter(time -> !time.toInstant().isBefore(earliest) && allowed.test(time.toInstant()))
                .filter(time -> near(time.toInstant()).stream()
                        .noneMatch(other -> other.municipality().equals(own)))
                .min(Comparator.comparing((ZonedDateTime time) -> sameTheme(time.toInstant()))
                        .thenComparing(time -> near(time.toInstant()).size())
                        .thenComparing(time ->
                                Duration.between(usual, time.toLocalTime()).abs()))
                .map(time -> new Slot(time.toInstant(), near(time.toInstant()).size(), sameTheme(time.toInstant())));
    }

    private int sameTheme(Instant at) {
        return (int) near(at).stream()
                .filter(other -> theme != null && Objects.equals(other.theme(), theme))
                .count();
    }

    private List<Taken> near(Instant at) {
        return taken.subList(
                firstAfter(at.minus(CLOSE)), firstAfter(at.plus(CLOSE).minusNanos(1)));
    }

    /** The index of the first that appears later. */
    private int firstAfter(Instant time) {
        int from = 0;
        int to = taken.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (taken.get(middle).dueAt().isAfter(time)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** Whether posts at these instants take attention from each other. */
    public static boolean areClose(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(CLOSE) < 0;
    }
}
