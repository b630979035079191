/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import static java.util.Objects.requireNonNullElse;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.networks.graph.ContainerDialect;
import de.malklug.networks.graph.ContainerPosts;
import de.malklug.networks.graph.ContainerRefusal;
import de.malklug.networks.graph.ContainerState;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphError;
import de.malklug.networks.graph.GraphQuota;
import de.malklug.networks.graph.PublishRefusal;
import de.malklug.networks.http.HttpCall;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Each part of a message, as Threads wants its containers; a part answers the one before it. */
final class ThreadsContainers implements ContainerDialect {

    private static final String POSTS = "/me/threads";
    private static final String REPLIES = "/me/replies";

    private final ThreadsApi api;
    private final GraphQuota quota;
    private final ThreadsSettings settings;
    private final Clock clock;

    ThreadsContainers(ThreadsApi api, GraphQuota quota, ThreadsSettings settings, Clock clock) {
        this.api = api;
        this.quota = quota;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HttpCall child(PublishRequest request, Checkpoint at, Message.Media media, URI link) {
        FormBody.Builder child = new FormBody.Builder().add("is_carousel_item", "true");
        return api.post(request.account(), POSTS)
                .body(showing(child, media, link).build());
    }

    @Override
    public HttpCall container(PublishRequest request, Checkpoint at, List<String> children, @Nullable URI link) {
        Message.Part part = ContainerCourse.part(request, at);
        FormBody.Builder post = new FormBody.Builder();
        String text = ThreadsText.of(part);
        if (!text.isEmpty()) {
            post.add("text", text);
        }
        if (!children.isEmpty()) {
            post.add("media_type", "CAROUSEL").add("children", String.join(",", children));
        } else if (link != null) {
            showing(post, part.media().getFirst(), link);
        } else {
            post.add("media_type", "TEXT");
            URI shown = part.link();
            if (shown != null) {
                post.add("link_attachment", shown.toString());
            }
        }
        String parent = parent(at);
        if (parent == null) {
            post.add("reply_control", settings.replyControl());
        } else {
            post.add("reply_to_id", parent);
        }
        return api.post(request.account(), POSTS).body(post.build());
    }

    private static FormBody.Builder showing(FormBody.Builder container, Message.Media media, URI link) {
        container.add("media_type", media.isVideo() ? "VIDEO" : "IMAGE");
        container.add(media.isVideo() ? "video_url" : "image_url", link.toString());
        return media.alt().isEmpty() ? container : container.add("alt_text", media.alt());
    }

    @Override
    public HttpCall status(PublishRequest request, String container) {
        return api.get(request.account(), "/" + HttpCall.piece(container)).query("fields", "status,error_message");
    }

    @Override
    public ContainerState state(JsonNode answer) {
        return new ContainerState(
                ContainerState.Kind.named(answer.path("status").asString("")),
                answer.path("error_message").asString(""));
    }

    @Override
    public HttpCall publish(PublishRequest request, Checkpoint at, String container) {
        return api.post(request.account(), "/me/threads_publish")
                .body(new FormBody.Builder().add("creation_id", container).build());
    }

    @Override
    public HttpCall permalink(PublishRequest request, String post) {
        return api.get(request.account(), "/" + HttpCall.piece(post)).query("fields", "id,permalink");
    }

    @Override
    public boolean isUsedUp(PublishRequest request, Checkpoint at) {
        String prefix = at.part() == 1 ? "" : "reply_";
        HttpCall call = api.get(request.account(), "/me/threads_publishing_limit")
                .query("fields", "quota_usage,config,reply_quota_usage,reply_config");
        return quota.isUsedUp(request.account(), call, prefix + "quota_usage", prefix + "config");
    }

    @Override
    public ContainerRefusal refusal(GraphError error) {
        return ThreadsErrors.refusal(error);
    }

    @Override
    public ContainerRefusal fault(String words) {
        return ThreadsErrors.fault(words);
    }

    @Override
    public PublishRefusal publishRefusal(GraphError error) {
        return ThreadsErrors.publishRefusal(error);
    }

    @Override
    public PublishOutcome afterPart(PublishRequest request, Checkpoint at) {
        return at.part() < request.message().parts().size()
                ? new Pending(ContainerCourse.begin(request, at.part(at.part() + 1)), clock.instant())
                : ContainerPosts.published(request, at);
    }

    @Override
    public HttpCall ownPosts(PublishRequest request, Checkpoint at) {
        boolean reply = at.part() > 1;
        String fields = "id,media_type,permalink,text,timestamp,username" + (reply ? ",replied_to" : "");
        return api.get(request.account(), reply ? REPLIES : POSTS)
                .query("fields", fields)
                .query("limit", Integer.toString(settings.lookPageSize()));
    }

    @Override
    public boolean isOurs(JsonNode post, PublishRequest request, Checkpoint at) {
        Message.Part part = ContainerCourse.part(request, at);
        String kind = post.path("media_type").asString("");
        String parent = parent(at);
        String answered = GraphAnswers.id(post.path("replied_to"));
        return ThreadsText.same(post.path("text").asString(""), ThreadsText.of(part))
                && (kind.isEmpty() || kind.equals(kind(part)))
                && (parent == null || requireNonNullElse(answered, parent).equals(parent));
    }

    /** What a post's kind reads back as. */
    private static String kind(Message.Part part) {
        return switch (part.media().size()) {
            case 0 -> "TEXT_POST";
            case 1 -> part.media().getFirst().isVideo() ? "VIDEO" : "IMAGE";
            default -> "CAROUSEL_ALBUM";
        };
    }

    /** Id of the part before this one, or null for the first. */
    private static @Nullable String parent(Checkpoint at) {
        return at.part() == 1 ? null : ContainerPosts.id(at, at.part() - 1);
    }
}
