/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A link card between the step that fills it and the record that shows it. */
final class CardData {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String THUMBNAIL = "thumb";

    private CardData() {}

    static String write(LinkCard card, @Nullable JsonNode thumbnail) {
        ObjectNode data = JSON.createObjectNode().put("title", card.title()).put("description", card.description());
        if (thumbnail != null) {
            data.set(THUMBNAIL, thumbnail);
        }
        return data.toString();
    }

    static boolean hasThumbnail(@Nullable String data) {
        return data != null && JSON.readTree(data).has(THUMBNAIL);
    }

    static String withoutThumbnail(String data) {
        ObjectNode card = (ObjectNode) JSON.readTree(data);
        card.remove(THUMBNAIL);
        return card.toString();
    }

    /** @param data as written, or null if the page was not read */
    static ObjectNode embed(URI link, @Nullable String data) {
        ObjectNode embed = JSON.createObjectNode().put("$type", "app.bsky.embed.external");
        ObjectNode external = embed.putObject("external").put("uri", Links.ascii(link.toString()));
        external.setAll((ObjectNode) JSON.readTree(data == null ? write(LinkCard.of(link), null) : data));
        return embed;
    }
}
