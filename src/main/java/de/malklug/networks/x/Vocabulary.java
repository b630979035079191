/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** X says either {@code tweet} or {@code post}, {@code retweet} or {@code repost} for the same things; both are read. */
final class Vocabulary {

    private Vocabulary() {}

    /** The field under its old name or its new one. */
    static JsonNode field(JsonNode of, String oldName) {
        JsonNode old = of.path(oldName);
        return old.isMissingNode() || old.isNull() ? of.path(newName(oldName)) : old;
    }

    /** {@code repost_count} for {@code retweet_count}, {@code referenced_posts} for {@code referenced_tweets}. */
    private static String newName(String oldName) {
        return oldName.replace("retweet", "repost").replace("tweet", "post");
    }

    /** The last piece of a problem's type, which stands under either of two hosts; empty where there is none. */
    static String problem(JsonNode error) {
        String type = error.path("type").asString("");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** What a read is about, or nothing if the answer has no such thing. */
    static JsonNode data(JsonNode answer) {
        JsonNode data = answer.path("data");
        return data.isNull() ? MissingNode.getInstance() : data;
    }
}
