/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a contribution.
 *
 * @param key word of the message bundles: {@code received}, {@code asked}, {@code editing}, {@code checking}, {@code planned},
 *     {@code published}, {@code withdrawn} or {@code declined}
 * @param icon of the state, also its colour
 * @param at when it appears or appeared; null where that says nothing
 * @param places where it appeared
 */
public record Fate(String key, String icon, @Nullable Instant at, List<Place> places) {

    public Fate {
        places = List.copyOf(places);
    }

    /** @param href null if the network tells none */
    public record Place(String network, @Nullable String href) {}
}
