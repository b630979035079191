/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something said about a contribution, read by both sides.
 *
 * @param person who asks, as others read the name; null for whoever contributed
 */
public record Note(Instant at, @Nullable String person, String text) {

    /** Longest note, in characters. */
    public static final int LONGEST = 2_000;
}
