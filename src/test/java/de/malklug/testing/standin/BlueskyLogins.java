/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts logins; Bluesky takes 30 of an account in five minutes and 300 a day. */
final class BlueskyLogins {

    private static final int IN_FIVE_MINUTES = 30;
    private static final int A_DAY = 300;

    private final Map<String, List<Instant>> logins = new ConcurrentHashMap<>();

    private volatile boolean limited = true;

    void limitNothing() {
        limited = false;
    }

    boolean isTooMuch(String handle, Instant now) {
        if (!limited) {
            return false;
        }
        List<Instant> earlier = logins.computeIfAbsent(handle, any -> new ArrayList<>());
        synchronized (earlier) {
            earlier.removeIf(at -> at.plus(Duration.ofDays(1)).isBefore(now));
            Instant lately = now.minus(Duration.ofMinutes(5));
            long late = earlier.stream().filter(at -> at.isAfter(lately)).count();
            earlier.add(now);
            return late >= IN_FIVE_MINUTES || earlier.size() > A_DAY;
        }
    }
}
