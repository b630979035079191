/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Duration;
import java.util.SplittableRandom;

/** Engagement that grows with a post's age, quickly at first, the same for the same post every time. */
record Growth(double speed) {

    private static final double HOURS_TO_TWO_THIRDS = 6;

    /**
     * @param about most that a well-liked post ever gets
     */
    long count(String postId, String figure, Duration age, int about) {
        if (speed <= 0) {
            return 0;
        }
        SplittableRandom random = new SplittableRandom((postId + figure).hashCode() * 0x9E3779B97F4A7C15L);
        double most = about * (0.15 + 0.85 * random.nextDouble() * random.nextDouble());
        double hours = Math.max(0, age.toMillis()) / 3_600_000d * speed;
        return (long) (most * (1 - Math.exp(-hours / HOURS_TO_TWO_THIRDS)));
    }

    /** Followers: a steady size with slow growth. */
    long followers(String handle, Duration since) {
        SplittableRandom random = new SplittableRandom(handle.hashCode());
        long base = random.nextLong(250, 2_400);
        return base + (long) (Math.max(0, since.toHours()) * Math.max(speed, 0) / 40);
    }
}
