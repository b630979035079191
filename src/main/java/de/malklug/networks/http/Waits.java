/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a network asks us to wait. Jitter is the queue's business. */
public final class Waits {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration WHERE_PAST = Duration.ofSeconds(60);
    private static final long EPOCH_SECONDS_FROM = 1_000_000_000L;

    private Waits() {}

    /**
     * The longest of the waits an answer names in {@code Retry-After} and in these headers, which hold an ISO 8601 instant,
     * epoch seconds or seconds from now. At least a second, at most a day; an instant that has passed means a minute.
     *
     * @return null if the answer names none
     */
    public static @Nullable Instant named(HttpAnswer answer, Clock clock, String... resetHeaders) {
        List<Instant> named = new ArrayList<>();
        answer.retryAfter(clock).ifPresent(named::add);
        for (String header : resetHeaders) {
            reset(answer, header, clock).ifPresent(named::add);
        }
        return longest(clock.instant(), named);
    }

    /**
     * The longest of several waits, within the same bounds.
     *
     * @return null if there is none
     */
    public static @Nullable Instant longest(Instant now, Collection<Instant> named) {
        return named.stream()
                .max(Instant::compareTo)
                .map(latest -> bounded(now, latest))
                .orElse(null);
    }

    private static Instant bounded(Instant now, Instant named) {
        if (named.isBefore(now)) {
            return now.plus(WHERE_PAST);
        }
        Instant soonest = now.plus(SHORTEST);
        Instant latest = now.plus(LONGEST);
        return named.isBefore(soonest) ? soonest : named.isAfter(latest) ? latest : named;
    }

    private static Optional<Instant> reset(HttpAnswer answer, String header, Clock clock) {
        String value = answer.header(header);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(value.strip(), answer, clock));
        } catch (NumberFormatException | DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant instant(String value, HttpAnswer answer, Clock clock) {
        if (!value.matches("\\d+")) {
            return OffsetDateTime.parse(value).toInstant().minus(answer.clockError(clock));
        }
        long seconds = Long.parseLong(value);
        return seconds < EPOCH_SECONDS_FROM
                ? clock.instant().plusSeconds(seconds)
                : Instant.ofEpochSecond(seconds).minus(answer.clockError(clock));
    }
}
