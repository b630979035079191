/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.graph.GraphAnswers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who the account is over there.
 *
 * @param id of the professional account, under which everything is posted
 * @param name without {@code @}, or null if Instagram did not tell
 * @param followers a number, or missing
 */
record InstagramUser(String id, @Nullable String name, JsonNode followers) {

    /** Fields to ask {@code /me} for where the account logged in with Instagram. */
    static final String FIELDS = "user_id,username,followers_count";

    /** Fields to ask {@code /me} for where it is the Page that the account belongs to. */
    static final String PAGE_FIELDS = "instagram_business_account{id,username,followers_count}";

    /** Reads either answer; documented inside a list, seen flat. Empty if it names no account. */
    static Optional<InstagramUser> of(JsonNode me) {
        JsonNode flat = me.path("data").path(0).isObject() ? me.path("data").path(0) : me;
        JsonNode linked = flat.path("instagram_business_account");
        JsonNode user = linked.isObject() ? linked : flat;
        String id = GraphAnswers.text(linked.isObject() ? user.path("id") : user.path("user_id"));
        return Optional.ofNullable(id)
                .map(known -> new InstagramUser(
                        known, GraphAnswers.text(user.path("username")), user.path("followers_count")));
    }
}
