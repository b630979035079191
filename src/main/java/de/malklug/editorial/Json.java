/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import de.malklug.campaign.PostTime;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How stored posts and campaigns are written into text columns. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(PostTime.class, Written.class)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // what older rows do not say
            .build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static <T> T read(String json, TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Times are stored the way campaign files write them. */
    private interface Written {

        @JsonValue
        String written();

        @JsonCreator
        static PostTime parse(String text) {
            return PostTime.parse(text);
        }
    }
}
