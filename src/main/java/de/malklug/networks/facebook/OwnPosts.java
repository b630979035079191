/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Message;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphList;
import de.malklug.networks.graph.GraphList.CannotLook;
import de.malklug.networks.http.HttpAnswer;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Looks into the Page's own lists for what a message may have become: word for word ours, with as many pictures. */
final class OwnPosts {

    private static final String FIELDS =
            "id,message,created_time,permalink_url,is_published,attachments{media_type,subattachments{target}}";
    private static final String CREATED = "created_time";

    private final GraphApi api;
    private final GraphList list;
    private final int pageSize;

    OwnPosts(GraphApi api, GraphList list, int pageSize) {
        this.api = api;
        this.list = list;
        this.pageSize = pageSize;
    }

    /** Posts with this message that nobody sees yet, newest first. */
    List<JsonNode> hidden(PublishRequest request, Instant since) throws CannotLook {
        return read(request, "/feed", since).stream()
                .filter(post -> !post.path("is_published").asBoolean(true))
                .filter(post -> fits(post, request.message().first()))
                .toList();
    }

    /** Posts with this message that are public, newest first. */
    List<JsonNode> published(PublishRequest request, Instant since) throws CannotLook {
        return read(request, "/published_posts", since).stream()
                .filter(post -> post.path("is_published").asBoolean(true))
                .filter(post -> fits(post, request.message().first()))
                .toList();
    }

    /** Whether the Page's list of public posts names this one, whatever its words. */
    boolean isListed(PublishRequest request, String id, Instant since) throws CannotLook {
        return read(request, "/published_posts", since).stream().anyMatch(post -> id.equals(GraphAnswers.id(post)));
    }

    /** Whether the post is public, as it says itself. */
    boolean isPublished(PublishRequest request, String id) throws CannotLook {
        HttpAnswer answer = CannotLook.unlessAnswered(
                api.send(request.account(), api.get(request.account(), "/" + id).query("fields", "is_published")));
        JsonNode published = answer.json().path("is_published");
        if (!answer.isSuccess() || !published.isBoolean()) {
            throw CannotLook.because(answer);
        }
        return published.asBoolean();
    }

    private List<JsonNode> read(PublishRequest request, String edge, Instant since) throws CannotLook {
        return list.since(
                request.account(),
                api.get(request.account(), Course.page(request.account()) + edge)
                        .query("fields", FIELDS)
                        .query("limit", Integer.toString(pageSize)),
                CREATED,
                since);
    }

    private static boolean fits(JsonNode post, Message.Part part) {
        return FacebookText.same(post.path("message").asString(""), FacebookText.message(part))
                && pictures(post) == part.media().size();
    }

    private static int pictures(JsonNode post) {
        int pictures = 0;
        for (JsonNode attachment : post.path("attachments").path("data")) {
            int several = attachment.path("subattachments").path("data").size();
            String type = attachment.path("media_type").asString("");
            pictures += several > 0 ? several : type.equals("photo") || type.equals("album") ? 1 : 0;
        }
        return pictures;
    }
}
