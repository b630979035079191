/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The safe way to a post: upload its media and wait until they are there, post (irreversible), and say the further parts in
 * comments below it (irreversible too).
 */
final class LinkedInSteps {

    static final String POST = "post";
    static final String COMMENT = "comment";

    /** The body, byte for byte: a repeat that differs is another post to LinkedIn. */
    private static final String BODY = "body";

    private static final String SINCE = "since";

    private static final Pattern POST_ADDRESS = Pattern.compile("\\b(share|ugcPost|activity)[:-](\\d{10,19})\\b");
    private static final Pattern COMMENT_ADDRESS = Pattern.compile("urn:li:comment:\\([^)]*,(\\d{10,19})\\)");

    private final LinkedInCalls calls;
    private final LinkedInSettings settings;
    private final LinkedInAnswers answers;
    private final LinkedInMedia media;
    private final Clock clock;

    LinkedInSteps(
            LinkedInCalls calls, UploadLinks links, LinkedInSettings settings, LinkedInAnswers answers, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.answers = answers;
        this.media = new LinkedInMedia(calls, links, settings, answers, clock);
        this.clock = clock;
    }

    Checkpoint start(PublishRequest request) {
        Checkpoint at = Checkpoint.repeatable(LinkedInMedia.INITIALIZE);
        return request.message().first().media().isEmpty()
                ? ready(request, at, request.firstAttempt())
                : LinkedInMedia.begin(at);
    }

    private static Checkpoint ready(PublishRequest request, Checkpoint at, Instant since) {
        return at.thenIrreversible(POST)
                .with(BODY, LinkedInPost.body(request.account(), request.message(), at))
                .with(SINCE, Long.toString(since.toEpochMilli()));
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        return switch (at.step()) {
            case POST -> post(request, at);
            case COMMENT -> comment(request, at);
            default -> media.take(request, at, done -> ready(request, done, clock.instant()));
        };
    }

    private PublishOutcome post(PublishRequest request, Checkpoint at) {
        Instant begun = clock.instant();
        HttpResult result = calls.send(
                request.account(),
                LinkedInCalls.post(request.account(), "/rest/posts").json(at.require(BODY)));
        Optional<String> urn = LinkedInAnswers.made(result);
        if (urn.isPresent()) {
            return live(request, at, urn.get());
        }
        return LinkedInAnswers.duplicateOf(result)
                .map(other -> duplicate(request, at, result, other, begun))
                .orElseGet(() -> answers.notPosted(result));
    }

    /**
     * LinkedIn holds this for a copy and names the original. That is ours only if an earlier attempt had no clear answer and
     * the original was born during it; what LinkedIn names may also be a post long deleted, or an older one with these words.
     */
    private PublishOutcome duplicate(
            PublishRequest request, Checkpoint at, HttpResult result, String urn, Instant begun) {
        HttpAnswer answer = result.received().orElseThrow();
        Instant unclear = at.unclear();
        if (unclear == null) {
            return LinkedInAnswers.rejected(Reason.CONTENT, answer);
        }
        Instant since = Instant.ofEpochMilli(Long.parseLong(at.require(SINCE)));
        Instant birth = LinkedInAnswers.birth(urn);
        boolean bornInTheAttempt = birth != null
                && !birth.isBefore(since.minus(settings.duplicateMargin()))
                && !birth.isAfter(unclear.plus(settings.duplicateMargin()))
                && birth.isBefore(begun);
        return bornInTheAttempt && isThere(request, urn)
                ? live(request, at, urn)
                : new Unconfirmed("422 " + LinkedInAnswers.DUPLICATE + " of " + urn);
    }

    /** Pages can look; members can't, and have only the number's word for it. */
    private boolean isThere(PublishRequest request, String urn) {
        if (!LinkedInCalls.isPage(request.account())) {
            return true;
        }
        HttpResult result = calls.send(
                request.account(), LinkedInCalls.get(request.account(), "/rest/posts/" + LinkedInCalls.piece(urn)));
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(HttpAnswer::json)
                .filter(post -> post.path("author").asString("").equals(LinkedInCalls.author(request.account())))
                .isPresent();
    }

    private PublishOutcome comment(PublishRequest request, Checkpoint at) {
        String post = at.require(idKey(1));
        HttpResult result = calls.send(
                request.account(),
                LinkedInCalls.post(request.account(), "/rest/socialActions/" + LinkedInCalls.piece(post) + "/comments")
                        .json(LinkedInPost.comment(request.account(), part(request, at), post)));
        Optional<String> id = LinkedInAnswers.made(result).or(() -> idInBody(result));
        if (id.isPresent()) {
            return live(request, at, id.get());
        }
        boolean notYet = result.received()
                .filter(answer -> answer.status() == 404 && !answer.isHtml())
                .isPresent();
        return notYet
                ? new Deferred(BUSY, clock.instant().plus(settings.commentWait()), "404")
                : answers.notPosted(result);
    }

    private static Optional<String> idInBody(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(answer -> answer.json().path("id").asString(""))
                .filter(id -> !id.isEmpty());
    }

    /** How it goes on once this part is known to be live. */
    PublishOutcome live(PublishRequest request, Checkpoint at, String id) {
        Checkpoint done = at.nowLive().with(idKey(at.part()), id).without(BODY);
        int parts = request.message().parts().size();
        if (at.part() < parts) {
            return new Pending(done.part(at.part() + 1).thenIrreversible(COMMENT), clock.instant());
        }
        List<String> comments = IntStream.rangeClosed(2, parts)
                .mapToObj(number -> done.require(idKey(number)))
                .toList();
        String first = done.require(idKey(1));
        return new Published(new RemotePost(first, address(first), comments));
    }

    /**
     * How it goes on once a person saw it at that address. Of a post the address names a share or, more often, an activity, which
     * serves for comments but not for figures; of a comment the address is not needed.
     */
    Optional<PublishOutcome> seenAt(@Nullable URI address, PublishRequest request, Checkpoint at) {
        String text = address == null ? "" : URLDecoder.decode(address.toString(), StandardCharsets.UTF_8);
        if (at.step().equals(COMMENT)) {
            Matcher comment = COMMENT_ADDRESS.matcher(text);
            return Optional.of(live(request, at, comment.find() ? comment.group(1) : "seen-" + at.part()));
        }
        if (address == null || !at.step().equals(POST) || !isOfLinkedIn(address)) {
            return Optional.empty();
        }
        Matcher post = POST_ADDRESS.matcher(text);
        return post.find()
                ? Optional.of(live(request, at, "urn:li:" + post.group(1) + ":" + post.group(2)))
                : Optional.empty();
    }

    private boolean isOfLinkedIn(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals("linkedin.com")
                || host.endsWith(".linkedin.com")
                || host.equals(settings.webAddress().getHost());
    }

    /** Ids of this post's parts before this one. */
    static List<String> earlier(Checkpoint at) {
        return IntStream.range(1, at.part())
                .mapToObj(number -> at.require(idKey(number)))
                .toList();
    }

    static Message.Part part(PublishRequest request, Checkpoint at) {
        return request.message().parts().get(at.part() - 1);
    }

    private static String idKey(int part) {
        return "id." + part;
    }

    private @Nullable URI address(String urn) {
        return urn.matches("urn:li:[A-Za-z]+:[A-Za-z0-9_-]+")
                ? URI.create(settings.webAddress() + "/feed/update/" + urn + "/")
                : null;
    }
}
