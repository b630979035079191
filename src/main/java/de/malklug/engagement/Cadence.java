/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ages at which a post's figures are read, youngest first. Ages that passed unread are not made up for: what is read now
 * counts for the oldest of them.
 */
record Cadence(List<Duration> ages) {

    private static final int MOST_DOUBLINGS = 16;

    /**
     * @throws IllegalArgumentException if there is no age, or one below a second
     */
    Cadence {
        ages = ages.stream().sorted().distinct().toList();
        if (ages.isEmpty() || ages.getFirst().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "malklug.engagement.ages need at least one age of a second or more: " + ages);
        }
    }

    static Cadence of(Collection<Duration> ages) {
        return new Cadence(List.copyOf(ages));
    }

    /** The age a post published then has a reading due for, whether or not it was read already. */
    Optional<Duration> dueAge(Instant publishedAt, Instant now) {
        Duration age = Duration.between(publishedAt, now);
        return ages.reversed().stream().filter(each -> each.compareTo(age) <= 0).findFirst();
    }

    /** Posts are compared at these ages, so readings at them are never left out. */
    static final Set<Duration> COMPARED = Set.of(Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(30));

    /**
     * The age of the next reading after one at that age. While nothing changes the distance doubles again and again, but never
     * beyond an age at which posts are compared.
     *
     * @param unchanged how many readings in a row brought nothing new
     */
    Duration next(Duration age, int unchanged) {
        List<Duration> later =
                ages.stream().filter(each -> each.compareTo(age) > 0).toList();
        if (later.isEmpty()) {
            return age.plusSeconds(1);
        }
        long wanted = age.toSeconds()
                + (later.getFirst().toSeconds() - age.toSeconds()) * (1L << Math.clamp(unchanged, 0, MOST_DOUBLINGS));
        for (Duration each : later) {
            if (COMPARED.contains(each) || each.toSeconds() >= wanted) {
                return each;
            }
        }
        return later.getLast();
    }

    /** {@link #dueAge} as an SQL expression over {@code published_at}, in seconds; 0 where nothing is due. */
    String dueAgeSql(Instant now) {
        StringBuilder sql = new StringBuilder("CASE");
        for (Duration age : ages.reversed()) {
            sql.append(" WHEN published_at <= ")
                    .append(now.minus(age).toEpochMilli())
                    .append(" THEN ")
                    .append(age.toSeconds());
        }
        return sql.append(" ELSE 0 END").toString();
    }
}
