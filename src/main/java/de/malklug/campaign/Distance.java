/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Duration;

/**
 * How far apart the posts of one account are at least.
 *
 * @param least time that passes between two of them; zero if they may stand as close as they like
 */
public record Distance(Duration least, Effect effect) {

    /** Posts may stand as close as they like. */
    public static final Distance NONE = new Distance(Duration.ZERO, Effect.WARNS);

    /**
     * @throws IllegalArgumentException if it is negative
     */
    public Distance {
        if (least.isNegative()) {
            throw new IllegalArgumentException("Posts can't be less than nothing apart: " + least);
        }
    }

    public boolean isNone() {
        return least.isZero();
    }
}
