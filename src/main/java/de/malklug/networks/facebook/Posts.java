/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphList.CannotLook;
import de.malklug.networks.http.HttpResult;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A post of text, link and pictures: made hidden, which may be repeated because nobody sees it, then revealed. */
final class Posts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GraphApi api;
    private final FacebookSettings settings;
    private final FacebookAnswers answers;
    private final OwnPosts ownPosts;
    private final Photos photos;
    private final Course course;
    private final Clock clock;

    Posts(
            GraphApi api,
            FacebookSettings settings,
            FacebookAnswers answers,
            OwnPosts ownPosts,
            Photos photos,
            Course course,
            Clock clock) {
        this.api = api;
        this.settings = settings;
        this.answers = answers;
        this.ownPosts = ownPosts;
        this.photos = photos;
        this.course = course;
        this.clock = clock;
    }

    PublishOutcome hide(PublishRequest request, Checkpoint at) {
        if (photos.areTooOld(at, settings.photoMaxAge())) {
            return course.next(Photos.begin(at));
        }
        Instant begun = clock.instant();
        HttpResult result = api.send(
                request.account(),
                api.post(request.account(), Course.page(request.account()) + "/feed")
                        .query("fields", "id,permalink_url")
                        .json(post(Course.part(request, at), at)));
        Optional<JsonNode> made = GraphAnswers.entity(result);
        if (made.isPresent()) {
            return course.next(hidden(at, made.get()));
        }
        if (FacebookAnswers.isDuplicate(result)) {
            return duplicate(request, at, result);
        }
        if (FacebookAnswers.isLinkNotRead(result)) {
            return course.again(at, "link", settings.linkTries(), settings.linkRetryAfter())
                    .<PublishOutcome>map(again -> again)
                    .orElseGet(() -> FacebookAnswers.refusedContent(result));
        }
        PublishOutcome outcome = answers.notDone(result);
        return isUnclear(outcome)
                ? twinSince(request, at, begun.minus(settings.clocksAgree())).orElse(outcome)
                : outcome;
    }

    private ObjectNode post(Message.Part part, Checkpoint at) {
        ObjectNode post = JSON.createObjectNode().put("published", false);
        String message = FacebookText.message(part);
        if (!message.isBlank()) {
            post.put("message", message);
        }
        URI card = FacebookText.card(part);
        if (card != null) {
            post.put("link", card.toString());
        }
        if (!part.media().isEmpty()) {
            ArrayNode attached = post.putArray("attached_media");
            Photos.ids(part, at).forEach(id -> attached.addObject().put("media_fbid", id));
        }
        return post;
    }

    private static Checkpoint hidden(Checkpoint at, JsonNode post) {
        Checkpoint known = at.with(Course.POST, Objects.requireNonNull(GraphAnswers.id(post)));
        return Course.readableAt(known, GraphAnswers.text(post.path("permalink_url")))
                .thenRepeatable(Course.REVEAL);
    }

    /**
     * The hidden post whose answer was lost, if it can be seen at once. Only one account's delivery is on its way at a time, so
     * what was hidden since the call began is ours; without it another is made, and the first stays hidden.
     */
    private Optional<PublishOutcome> twinSince(PublishRequest request, Checkpoint at, Instant since) {
        try {
            List<JsonNode> twins = ownPosts.hidden(request, since);
            return twins.size() == 1 ? Optional.of(course.next(hidden(at, twins.getFirst()))) : Optional.empty();
        } catch (CannotLook notNow) {
            return Optional.empty();
        }
    }

    /** Facebook has the same already: hidden by a try whose answer was lost, or public, or it is an older post's text. */
    private PublishOutcome duplicate(PublishRequest request, Checkpoint at, HttpResult result) {
        Instant since = request.firstAttempt().minus(settings.lookMargin());
        try {
            List<JsonNode> twins = ownPosts.hidden(request, since);
            if (!twins.isEmpty()) {
                return course.next(hidden(at, twins.getFirst()));
            }
            List<JsonNode> published = ownPosts.published(request, since);
            return published.isEmpty()
                    ? FacebookAnswers.refusedContent(result)
                    : new Unconfirmed("The same is public already: "
                            + published.stream().map(GraphAnswers::id).toList());
        } catch (CannotLook notNow) {
            return new Deferred(Cause.BUSY, null, "duplicate");
        }
    }

    PublishOutcome reveal(PublishRequest request, Checkpoint at) {
        String id = at.require(Course.POST);
        HttpResult result = api.send(
                request.account(),
                api.post(request.account(), "/" + id)
                        .json(JSON.createObjectNode().put("is_published", true)));
        if (GraphAnswers.isSuccess(result)) {
            return course.live(request, at);
        }
        if (FacebookAnswers.isNotVisible(result)) {
            return missing(request, at, result);
        }
        PublishOutcome outcome = answers.notDone(result);
        boolean mayBeLive = isUnclear(outcome) || FacebookAnswers.isDuplicate(result);
        return mayBeLive && isPublished(request, id) ? course.live(request, at) : outcome;
    }

    private boolean isPublished(PublishRequest request, String id) {
        try {
            return ownPosts.isPublished(request, id);
        } catch (CannotLook notNow) {
            return false;
        }
    }

    /**
     * Meta does not see the hidden post. That may pass; if it does not, and the post is not public either, another is made,
     * once.
     */
    private PublishOutcome missing(PublishRequest request, Checkpoint at, HttpResult result) {
        try {
            Instant since = request.firstAttempt().minus(settings.lookMargin());
            if (ownPosts.isListed(request, at.require(Course.POST), since)) {
                return course.live(request, at);
            }
        } catch (CannotLook notNow) {
            return new Deferred(Cause.BUSY, null, "missing");
        }
        return course.again(at, "missing", settings.missingTries(), settings.missingRetryAfter())
                .or(() -> course.anew(request, at))
                .<PublishOutcome>map(again -> again)
                .orElseGet(() -> answers.notDone(result));
    }

    /** A call that may have been carried out. */
    static boolean isUnclear(PublishOutcome outcome) {
        return outcome instanceof Deferred deferred && deferred.cause() == Cause.BUSY;
    }

    /** How it goes on once this post is known to be public. */
    PublishOutcome found(PublishRequest request, Checkpoint at, JsonNode post) {
        return course.live(request, hidden(at, post));
    }
}
