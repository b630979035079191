/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param next to be given as {@code next} for the following stretch; null at the end
 */
@JsonPropertyOrder({"items", "next"})
record Items<T>(
        List<T> items,

        @Schema(description = "Where the following stretch begins; null at the end.") @Nullable
        String next) {

    Items {
        items = List.copyOf(items);
    }

    static <T> Items<T> all(List<T> items) {
        return new Items<>(items, null);
    }
}
