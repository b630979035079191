/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.Message.Media;
import de.malklug.networks.PublishRequest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Renders a part as a record of the lexicon {@code app.bsky.feed.post}. */
final class Records {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter CREATED_AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Records() {}

    /** @param at holds what was uploaded for the part, and the parts before it */
    static ObjectNode render(PublishRequest request, Checkpoint at, List<Facet> facets) {
        Message.Part part = Course.part(request, at);
        ObjectNode post = JSON.createObjectNode();
        post.put("$type", Xrpc.POST);
        post.put("text", BlueskyText.of(part));
        post.put("createdAt", createdAt(request, at));
        post.putArray("langs").add(request.message().language());
        if (!facets.isEmpty()) {
            ArrayNode array = post.putArray("facets");
            facets.forEach(facet -> array.add(facet.json()));
        }
        ObjectNode embed = embed(part, at);
        if (embed != null) {
            post.set("embed", embed);
        }
        if (at.part() > 1) {
            ObjectNode reply = post.putObject("reply");
            reply.set("root", Course.posted(at, 1).json());
            reply.set("parent", Course.posted(at, at.part() - 1).json());
        }
        return post;
    }

    /** The instant of the first attempt; a millisecond more for each further part, so that they sort as they are read. */
    private static String createdAt(PublishRequest request, Checkpoint at) {
        Instant instant = request.firstAttempt().plusMillis(at.part() - 1L);
        return CREATED_AT.format(instant);
    }

    private static @Nullable ObjectNode embed(Message.Part part, Checkpoint at) {
        if (part.media().isEmpty()) {
            URI link = part.link();
            return link == null ? null : CardData.embed(link, at.get(Course.CARD_DATA));
        }
        return part.media().getFirst().isVideo() ? video(part.media().getFirst(), at) : images(part.media(), at);
    }

    private static ObjectNode images(List<Media> media, Checkpoint at) {
        ObjectNode embed = JSON.createObjectNode().put("$type", "app.bsky.embed.images");
        ArrayNode images = embed.putArray("images");
        for (int i = 0; i < media.size(); i++) {
            ObjectNode image = images.addObject().put("alt", media.get(i).alt());
            image.set("image", blob(at, i + 1));
            addAspectRatio(image, media.get(i));
        }
        return embed;
    }

    private static ObjectNode video(Media media, Checkpoint at) {
        ObjectNode embed = JSON.createObjectNode().put("$type", "app.bsky.embed.video");
        embed.set("video", blob(at, 1));
        embed.put("alt", media.alt());
        addAspectRatio(embed, media);
        return embed;
    }

    private static void addAspectRatio(ObjectNode to, Media media) {
        if (media.width() > 0 && media.height() > 0) {
            to.putObject("aspectRatio").put("width", media.width()).put("height", media.height());
        }
    }

    private static JsonNode blob(Checkpoint at, int position) {
        return JSON.readTree(at.require(Course.blob(position)));
    }
}
