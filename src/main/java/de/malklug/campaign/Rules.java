/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Duration;

/**
 * What a campaign asks of its posts.
 *
 * @param latest how late a post may still appear; later than that a person decides
 */
public record Rules(Duration latest) {

    /** Two hours of patience. */
    public static final Rules USUAL = new Rules(Duration.ofHours(2));

    public Rules {
        if (latest.isNegative() || latest.isZero()) {
            throw new IllegalArgumentException("Posts need some time to appear: " + latest);
        }
    }
}
