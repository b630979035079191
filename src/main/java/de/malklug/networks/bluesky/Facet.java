/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stretch of text that does something when pressed.
 *
 * @param byteStart first byte of it in the text as UTF-8
 * @param byteEnd the byte after its last
 */
record Facet(int byteStart, int byteEnd, Feature feature) {

    /** What it does. */
    sealed interface Feature {}

    record Link(String uri) implements Feature {}

    /** @param tag without its {@code #} */
    record Tag(String tag) implements Feature {}

    record Mention(String did) implements Feature {}

    ObjectNode json() {
        ObjectNode facet = JsonNodeFactory.instance.objectNode();
        facet.putObject("index").put("byteStart", byteStart).put("byteEnd", byteEnd);
        ObjectNode json = facet.putArray("features").addObject();
        switch (feature) {
            case Link link -> json.put("$type", "app.bsky.richtext.facet#link").put("uri", link.uri());
            case Tag tag -> json.put("$type", "app.bsky.richtext.facet#tag").put("tag", tag.tag());
            case Mention mention ->
                json.put("$type", "app.bsky.richtext.facet#mention").put("did", mention.did());
        }
        return facet;
    }
}
