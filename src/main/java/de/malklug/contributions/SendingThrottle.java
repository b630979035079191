/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps anybody from sending without end: so many forms per link and per address in ten minutes, and few wrong addresses. Kept in memory
 * and bounded; counts anew after a start.
 */
@Component
public class SendingThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int BY_LINK = 150;
    private static final int BY_ADDRESS = 60;
    private static final int WRONG_BY_ADDRESS = 30;
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    public SendingThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Count(Instant since, int number) {}

    /**
     * Counts a form that was sent.
     *
     * @param link id of the link
     * @param address where it comes from
     * @return until when to wait; empty if it may be taken
     */
    public synchronized Optional<Instant> sent(String link, String address) {
        Optional<Instant> byLink = count("link " + link, BY_LINK);
        Optional<Instant> byAddress = count("address " + address, BY_ADDRESS);
        return byLink.isPresent() ? byLink : byAddress;
    }

    /** Counts an address nobody handed out; until when to wait, or empty. */
    public synchronized Optional<Instant> wrong(String address) {
        return count("wrong " + address, WRONG_BY_ADDRESS);
    }

    private Optional<Instant> count(String key, int most) {
        Instant now = clock.instant();
        Count before = counts.remove(key);
        Count next = before == null || !before.since().plus(WINDOW).isAfter(now)
                ? new Count(now, 1)
                : new Count(before.since(), before.number() + 1);
        counts.put(key, next);
        Iterator<Count> oldest = counts.values().iterator();
        while (counts.size() > MOST_REMEMBERED && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        return next.number() > most ? Optional.of(next.since().plus(WINDOW)) : Optional.empty();
    }
}
