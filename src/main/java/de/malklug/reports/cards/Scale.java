/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import java.util.List;
import java.util.stream.LongStream;

/**
 * An axis of whole numbers that always has 0 on it.
 *
 * @param step between two ticks
 */
record Scale(long lowest, long highest, long step) {

    private static final int MOST_TICKS = 5;

    /** An axis with room for these values. */
    static Scale over(long lowest, long highest) {
        long low = Math.min(0, lowest);
        long high = Math.max(1, highest);
        long step = step(high - low);
        return new Scale(Math.floorDiv(low, step) * step, Math.ceilDiv(high, step) * step, step);
    }

    private static long step(long span) {
        for (long power = 1; ; power *= 10) {
            for (long digit : new long[] {1, 2, 5}) {
                if (Math.ceilDiv(span, digit * power) <= MOST_TICKS) {
                    return digit * power;
                }
            }
        }
    }

    List<Long> ticks() {
        return LongStream.iterate(lowest, tick -> tick <= highest, tick -> tick + step)
                .boxed()
                .toList();
    }

    /** Where a value stands between the lowest (0) and the highest (1). */
    double place(long value) {
        return (double) (value - lowest) / (highest - lowest);
    }
}
