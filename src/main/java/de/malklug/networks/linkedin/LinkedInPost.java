/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent: the body of a post and of the comments below it. */
final class LinkedInPost {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LinkedInPost() {}

    /** What people read in the post: the link too, unless a card shows it. */
    static String commentary(Message.Part part) {
        return hasCard(part) ? part.text() : part.textWithLink();
    }

    /** Whether the link is shown as a card, which has no room beside pictures. */
    static boolean hasCard(Message.Part part) {
        return part.link() != null && part.media().isEmpty();
    }

    static String body(ConnectedAccount account, Message message, Checkpoint at) {
        Message.Part part = message.first();
        ObjectNode body = JSON.createObjectNode()
                .put("author", LinkedInCalls.author(account))
                .put("commentary", LittleText.of(commentary(part)))
                .put("visibility", "PUBLIC");
        ObjectNode distribution = body.putObject("distribution").put("feedDistribution", "MAIN_FEED");
        distribution.putArray("targetEntities");
        distribution.putArray("thirdPartyDistributionChannels");
        body.put("lifecycleState", "PUBLISHED").put("isReshareDisabledByAuthor", false);
        if (!part.media().isEmpty()) {
            addMedia(body.putObject("content"), message, LinkedInMedia.urns(part, at));
        } else if (part.link() != null) {
            addCard(body.putObject("content"), part.link(), message.title());
        }
        return body.toString();
    }

    private static void addMedia(ObjectNode content, Message message, List<String> urns) {
        List<Message.Media> media = message.first().media();
        if (media.size() == 1) {
            addOne(content.putObject("media"), media.getFirst(), urns.getFirst());
            if (media.getFirst().isVideo() && message.title() != null) {
                ((ObjectNode) content.path("media")).put("title", message.title());
            }
            return;
        }
        ArrayNode images = content.putObject("multiImage").putArray("images");
        for (int i = 0; i < media.size(); i++) {
            addOne(images.addObject(), media.get(i), urns.get(i));
        }
    }

    private static void addOne(ObjectNode node, Message.Media media, String urn) {
        node.put("id", urn);
        if (media.isImage() && !media.alt().isBlank()) {
            node.put("altText", media.alt());
        }
    }

    /** LinkedIn does not read the page behind a link: what the card says is what we say. */
    private static void addCard(ObjectNode content, URI link, @Nullable String title) {
        content.putObject("article")
                .put("source", link.toASCIIString())
                .put(
                        "title",
                        title == null || title.isBlank() ? Objects.requireNonNullElse(link.getHost(), "") : title);
    }

    static String comment(ConnectedAccount account, Message.Part part, String post) {
        ObjectNode body = JSON.createObjectNode()
                .put("actor", LinkedInCalls.author(account))
                .put("object", post);
        body.putObject("message").put("text", part.textWithLink());
        return body.toString();
    }
}
