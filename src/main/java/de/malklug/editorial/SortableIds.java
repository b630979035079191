/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Ids that sort by the time they were made. */
final class SortableIds {

    private static final int WRAP = 1_000_000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger next = new AtomicInteger();

    SortableIds(Clock clock) {
        this.clock = clock;
    }

    /** 28 characters. Within one process and millisecond they sort in the order they were made. */
    String next() {
        int number = next.getAndUpdate(last -> (last + 1) % WRAP);
        return String.format(Locale.ROOT, "%013d%06d-%08x", clock.millis(), number, random.nextInt());
    }
}
