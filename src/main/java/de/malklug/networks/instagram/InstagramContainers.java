/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.networks.graph.ContainerDialect;
import de.malklug.networks.graph.ContainerRefusal;
import de.malklug.networks.graph.ContainerState;
import de.malklug.networks.graph.GraphError;
import de.malklug.networks.graph.GraphQuota;
import de.malklug.networks.graph.PublishRefusal;
import de.malklug.networks.http.HttpCall;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The post itself, as Instagram wants its containers: a picture, a reel, or up to ten of both in a carousel. */
final class InstagramContainers implements ContainerDialect {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InstagramApi api;
    private final GraphQuota quota;
    private final int lookPageSize;
    private final Clock clock;

    InstagramContainers(InstagramApi api, GraphQuota quota, int lookPageSize, Clock clock) {
        this.api = api;
        this.quota = quota;
        this.lookPageSize = lookPageSize;
        this.clock = clock;
    }

    @Override
    public HttpCall child(PublishRequest request, Checkpoint at, Message.Media media, URI link) {
        ObjectNode child = JSON.createObjectNode().put("is_carousel_item", true);
        if (media.isVideo()) {
            child.put("media_type", "VIDEO");
        }
        return media(request, at, showing(child, media, link));
    }

    @Override
    public HttpCall container(PublishRequest request, Checkpoint at, List<String> children, @Nullable URI link) {
        Message.Part part = ContainerCourse.part(request, at);
        ObjectNode post = JSON.createObjectNode().put("caption", part.textWithLink());
        if (!children.isEmpty()) {
            post.put("media_type", "CAROUSEL").put("children", String.join(",", children));
        } else if (link != null) {
            Message.Media only = part.media().getFirst();
            showing(post, only, link);
            if (only.isVideo()) {
                post.put("media_type", "REELS").put("share_to_feed", true);
            }
        }
        return media(request, at, post);
    }

    private HttpCall media(PublishRequest request, Checkpoint at, ObjectNode container) {
        return api.post(request.account(), "/" + HttpCall.piece(InstagramUsers.id(at)) + "/media")
                .json(container);
    }

    /** Videos have no alt text here. */
    private static ObjectNode showing(ObjectNode container, Message.Media media, URI link) {
        if (media.isVideo()) {
            return container.put("video_url", link.toString());
        }
        container.put("image_url", link.toString());
        return media.alt().isEmpty() ? container : container.put("alt_text", media.alt());
    }

    @Override
    public HttpCall status(PublishRequest request, String container) {
        return api.get(request.account(), "/" + HttpCall.piece(container)).query("fields", "status_code,status");
    }

    @Override
    public ContainerState state(JsonNode answer) {
        return new ContainerState(
                ContainerState.Kind.named(answer.path("status_code").asString("")),
                answer.path("status").asString(""));
    }

    @Override
    public HttpCall publish(PublishRequest request, Checkpoint at, String container) {
        return api.post(request.account(), "/" + HttpCall.piece(InstagramUsers.id(at)) + "/media_publish")
                .json(JSON.createObjectNode().put("creation_id", container));
    }

    @Override
    public HttpCall permalink(PublishRequest request, String post) {
        return api.get(request.account(), "/" + HttpCall.piece(post)).query("fields", "id,permalink");
    }

    @Override
    public boolean isUsedUp(PublishRequest request, Checkpoint at) {
        HttpCall call = api.get(
                        request.account(), "/" + HttpCall.piece(InstagramUsers.id(at)) + "/content_publishing_limit")
                .query("fields", "quota_usage,config");
        return quota.isUsedUp(request.account(), call, "quota_usage", "config");
    }

    @Override
    public ContainerRefusal refusal(GraphError error) {
        return InstagramErrors.refusal(error);
    }

    @Override
    public ContainerRefusal fault(String words) {
        return InstagramErrors.fault(words);
    }

    @Override
    public PublishRefusal publishRefusal(GraphError error) {
        return InstagramErrors.publishRefusal(error);
    }

    @Override
    public PublishOutcome afterPart(PublishRequest request, Checkpoint at) {
        return InstagramComments.after(request, at, clock.instant());
    }

    @Override
    public HttpCall ownPosts(PublishRequest request, Checkpoint at) {
        return api.get(request.account(), "/" + HttpCall.piece(InstagramUsers.id(at)) + "/media")
                .query("fields", "id,caption,permalink,timestamp,media_type,media_product_type")
                .query("limit", Integer.toString(lookPageSize));
    }

    @Override
    public boolean isOurs(JsonNode post, PublishRequest request, Checkpoint at) {
        Message.Part part = ContainerCourse.part(request, at);
        String kind = post.path("media_type").asString("");
        return InstagramText.same(post.path("caption").asString(""), part.textWithLink())
                && (kind.isEmpty() || kind.equals(kind(part)));
    }

    /** A reel reads back as a video. */
    private static String kind(Message.Part part) {
        if (part.media().size() > 1) {
            return "CAROUSEL_ALBUM";
        }
        return part.media().stream().anyMatch(Message.Media::isVideo) ? "VIDEO" : "IMAGE";
    }
}
