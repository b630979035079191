/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When accounts are silent, and how far apart their posts are.
 *
 * @param quiet for every account that has no hours of its own
 * @param distance for every account that has none of its own
 * @param accounts what holds for single accounts instead, by their ids
 */
public record Rhythm(QuietHours quiet, Distance distance, Map<String, Own> accounts) {

    /** Any time, as close as one likes. */
    public static final Rhythm FREE = new Rhythm(QuietHours.NONE, Distance.NONE, Map.of());

    public Rhythm {
        accounts = Map.copyOf(accounts);
    }

    /**
     * What holds for one account instead.
     *
     * @param quiet null for the campaign's
     * @param distance null for the campaign's
     */
    public record Own(@Nullable QuietHours quiet, @Nullable Distance distance) {}

    public QuietHours quietHoursOf(String account) {
        Own own = accounts.get(account);
        return own == null ? quiet : Objects.requireNonNullElse(own.quiet(), quiet);
    }

    public Distance distanceOf(String account) {
        Own own = accounts.get(account);
        return own == null ? distance : Objects.requireNonNullElse(own.distance(), distance);
    }
}
