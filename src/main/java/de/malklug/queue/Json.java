/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How the ledger writes values into text columns. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static @Nullable String writeNullable(@Nullable Object value) {
        return value == null ? null : MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static <T> @Nullable T readNullable(@Nullable String json, Class<T> type) {
        return json == null ? null : MAPPER.readValue(json, type);
    }
}
