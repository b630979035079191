/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a longer list.
 *
 * @param next where the following stretch begins, an opaque text; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
