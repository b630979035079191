/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of the first page. One that can't be looked up says so and leaves the others.
 *
 * @param value null if it could not be looked up
 */
record Tile<T>(@Nullable T value) {

    private static final Logger log = LoggerFactory.getLogger(Tile.class);

    static <T> Tile<T> of(String name, Supplier<T> lookup) {
        try {
            return new Tile<>(lookup.get());
        } catch (RuntimeException e) {
            log.error("The first page shows no {}: it could not be looked up", name, e);
            return new Tile<>(null);
        }
    }

    public boolean isBroken() {
        return value == null;
    }
}
