/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safe way to a post, for each part of the message: upload each of its media and wait until it is processed, post
 * (irreversible), look once whether the server really kept it.
 */
final class MastodonSteps {

    static final String POST = "post";
    static final String VERIFY = "verify";

    private static final String URL = "url";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NetworkHttp http;
    private final MastodonSettings settings;
    private final MastodonAnswers answers;
    private final MastodonMedia media;
    private final Clock clock;

    MastodonSteps(NetworkHttp http, MastodonSettings settings, MastodonAnswers answers, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.answers = answers;
        this.media = new MastodonMedia(http, settings, answers, clock);
        this.clock = clock;
    }

    Checkpoint start(PublishRequest request) {
        return MastodonMedia.begin(request.message().first(), Checkpoint.repeatable(MastodonMedia.UPLOAD));
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        return switch (at.step()) {
            case MastodonMedia.UPLOAD -> media.upload(request, at);
            case MastodonMedia.PROCESSED -> media.askWhetherProcessed(request, at);
            case POST -> post(request, at);
            case VERIFY -> verify(request, at);
            default -> throw new IllegalStateException("Mastodon has no step " + at.step());
        };
    }

    private PublishOutcome post(PublishRequest request, Checkpoint at) {
        Message.Part part = part(request, at);
        return media.uploadAnew(part, at).orElseGet(() -> post(request, part, at));
    }

    private PublishOutcome post(PublishRequest request, Message.Part part, Checkpoint at) {
        HttpResult result = http.send(MastodonCalls.post(request.account(), "/api/v1/statuses")
                .header("Idempotency-Key", request.key() + ":" + at.part())
                .json(status(request.message(), part, at)));
        return MastodonAnswers.entity(result)
                .<PublishOutcome>map(status -> new Pending(posted(at, status).thenRepeatable(VERIFY), clock.instant()))
                .orElseGet(() -> answers.notPosted(result, at.part() > 1));
    }

    /** Anti-spam may answer with a post it never saved. Whatever is not surely gone counts as published. */
    private PublishOutcome verify(PublishRequest request, Checkpoint at) {
        HttpResult result = http.send(MastodonCalls.get(
                request.account(), "/api/v1/statuses/" + HttpCall.piece(at.require(statusKey(at.part())))));
        return result.received()
                .filter(answer -> answer.status() == 404 && !answer.isHtml())
                .<PublishOutcome>map(
                        answer -> MastodonAnswers.rejected(Reason.DROPPED, answer)) // statuses-404-record.json
                .orElseGet(() -> afterPost(request, at));
    }

    /** How it goes on once this part is known to be live. */
    PublishOutcome found(PublishRequest request, Checkpoint at, JsonNode status) {
        return afterPost(request, posted(at, status));
    }

    private PublishOutcome afterPost(PublishRequest request, Checkpoint at) {
        int parts = request.message().parts().size();
        if (at.part() < parts) {
            Checkpoint next = at.part(at.part() + 1);
            return new Pending(MastodonMedia.begin(part(request, next), next), clock.instant());
        }
        List<String> replies = IntStream.rangeClosed(2, parts)
                .mapToObj(number -> at.require(statusKey(number)))
                .toList();
        return new PublishOutcome.Published(new RemotePost(at.require(statusKey(1)), address(at.get(URL)), replies));
    }

    private static Checkpoint posted(Checkpoint at, JsonNode status) {
        String id = Objects.requireNonNull(MastodonAnswers.id(status));
        Checkpoint posted = at.with(statusKey(at.part()), id).nowLive();
        String url = status.path("url").asString(status.path("uri").asString(""));
        return at.part() > 1 || url.isEmpty() ? posted : posted.with(URL, url);
    }

    private ObjectNode status(Message message, Message.Part part, Checkpoint at) {
        ObjectNode status = JSON.createObjectNode()
                .put("status", part.textWithLink())
                .put("language", MastodonText.language(message.language()))
                .put("visibility", at.part() == 1 ? settings.visibility() : settings.replyVisibility())
                .put("sensitive", false)
                .put("spoiler_text", "");
        if (!part.media().isEmpty()) {
            ArrayNode ids = status.putArray("media_ids");
            MastodonMedia.ids(part, at).forEach(ids::add);
        }
        String parent = parent(at);
        return parent == null ? status : status.put("in_reply_to_id", parent);
    }

    /** Id of the part before this one, or null for the first. */
    static @Nullable String parent(Checkpoint at) {
        return at.part() == 1 ? null : at.require(statusKey(at.part() - 1));
    }

    static Message.Part part(PublishRequest request, Checkpoint at) {
        return request.message().parts().get(at.part() - 1);
    }

    private static String statusKey(int part) {
        return "status." + part;
    }

    private static @Nullable URI address(@Nullable String url) {
        try {
            return url == null ? null : new URI(url);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
