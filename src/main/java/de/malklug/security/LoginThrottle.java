/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing passwords slow: after some wrong ones in a row a name, and an address they come from, must pause. Kept in
 * memory and bounded.
 */
final class LoginThrottle {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int PATIENCE_WITH_ADDRESSES = 10;

    private final SecuritySettings.Login settings;
    private final Clock clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>();

    LoginThrottle(SecuritySettings.Login settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Until when this name or address must pause; empty if it may try now. */
    synchronized Optional<Instant> pausedUntil(String name, String address) {
        Instant now = clock.instant();
        Instant byName = until(nameKey(name));
        Instant byAddress = until(addressKey(address));
        Instant latest = byName.isAfter(byAddress) ? byName : byAddress;
        return latest.isAfter(now) ? Optional.of(latest) : Optional.empty();
    }

    synchronized void wrongPassword(String name, String address) {
        remember(nameKey(name), settings.tries());
        remember(addressKey(address), settings.tries() * PATIENCE_WITH_ADDRESSES);
    }

    synchronized void rightPassword(String name) {
        wrong.remove(nameKey(name));
    }

    private void remember(String key, int patience) {
        Instant now = clock.instant();
        Wrong before = wrong.remove(key);
        int count = before == null || isForgotten(before, now) ? 1 : before.count() + 1;
        wrong.put(key, new Wrong(count, now, count < patience ? now : now.plus(pause(count - patience))));
        Iterator<Wrong> oldest = wrong.values().iterator();
        while (wrong.size() > MOST_REMEMBERED && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private boolean isForgotten(Wrong before, Instant now) {
        return before.last().plus(settings.longestPause().multipliedBy(2)).isBefore(now);
    }

    private Duration pause(int beyond) {
        Duration pause = settings.pause().multipliedBy(1L << Math.min(beyond, 16));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    private Instant until(String key) {
        Wrong remembered = wrong.get(key);
        return remembered == null ? Instant.MIN : remembered.pausedUntil();
    }

    private static String nameKey(String name) {
        return "name " + People.key(name);
    }

    private static String addressKey(String address) {
        return "address " + address;
    }

    private record Wrong(int count, Instant last, Instant pausedUntil) {}
}
