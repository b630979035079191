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

/**
 * The ages at which a post's figures are read, youngest first. Ages that passed unread are not made up for: what is read now
 * counts for the oldest of them.
 */
record Cadence(List<Duration> ages) {

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
