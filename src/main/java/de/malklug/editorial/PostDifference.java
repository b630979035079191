/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Post;
import de.malklug.campaign.PostTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of a post, field by field.
 *
 * @param before what the differing fields said
 * @param after what they say now
 */
record PostDifference(Map<String, Object> before, Map<String, Object> after) {

    private static final String NOTHING = "";

    /** In the order in which a cause is named: the time first, then what is said. */
    static PostDifference between(@Nullable StoredPost one, StoredPost other) {
        Map<String, Object> old = one == null ? Map.of() : fields(one);
        Map<String, Object> now = fields(other);
        Map<String, Object> before = new LinkedHashMap<>();
        Map<String, Object> after = new LinkedHashMap<>();
        now.forEach((field, value) -> {
            Object was = old.getOrDefault(field, NOTHING);
            if (!Objects.equals(was, value)) {
                before.put(field, was);
                after.put(field, value);
            }
        });
        return new PostDifference(before, after);
    }

    boolean isEmpty() {
        return after.isEmpty();
    }

    /** The field that is named as the cause; empty if nothing differs. */
    String cause() {
        return after.keySet().stream()
                .filter(field -> !field.equals("status"))
                .findFirst()
                .orElse(NOTHING);
    }

    private static Map<String, Object> fields(StoredPost stored) {
        Post post = stored.post();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", stored.dueAt().toString());
        fields.put("next-slot", post.at() instanceof PostTime.NextSlot);
        fields.put("repeat", stored.repeat() == null ? NOTHING : stored.repeat().written());
        fields.put("evergreen", post.evergreen());
        fields.put("text", post.wording().text());
        fields.put("media", post.wording().media());
        fields.put("on", post.on());
        fields.put("link", orNothing(post.wording().link()));
        fields.put("variants", post.variants());
        fields.put("thread", post.thread());
        fields.put("title", orNothing(post.heading()));
        fields.put("theme", orNothing(post.theme()));
        fields.put("status", post.status().name());
        fields.put("removed", stored.removed());
        return fields;
    }

    private static Object orNothing(@Nullable Object value) {
        return value == null ? NOTHING : value;
    }
}
