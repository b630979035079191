/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static de.malklug.networks.PublishOutcome.Reason.CONTENT;
import static de.malklug.networks.PublishOutcome.Reason.DROPPED;
import static de.malklug.networks.PublishOutcome.Reason.OTHER;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.bluesky.AuthorizedCalls.Reply;
import de.malklug.networks.bluesky.StoredRecords.Stored;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Makes a part public: {@code putRecord} under the stored key with {@code "swapRecord": null}, which creates and never
 * overwrites. Sent again it answers the same and changes nothing, so it may be repeated after any failure.
 */
final class PostStep implements Step {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuthorizedCalls calls;
    private final StoredRecords stored;
    private final BlueskyAnswers answers;
    private final Course course;
    private final Duration needed;

    PostStep(AuthorizedCalls calls, StoredRecords stored, BlueskyAnswers answers, Course course, Duration needed) {
        this.calls = calls;
        this.stored = stored;
        this.answers = answers;
        this.course = course;
        this.needed = needed;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        Reply reply = calls.send(request.account(), needed, session -> put(session, from));
        return switch (reply) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> read(made.result(), request, from);
        };
    }

    private PublishOutcome read(HttpResult result, PublishRequest request, Checkpoint from) {
        return switch (result) {
            case NotSent failure -> BlueskyAnswers.unreachable();
            case Lost failure -> lookedFor(request, from, BlueskyAnswers.unanswered(), BlueskyAnswers.lost(failure));
            case Answered answered -> read(answered.answer(), request, from);
        };
    }

    private PublishOutcome read(HttpAnswer answer, PublishRequest request, Checkpoint from) {
        if (answer.isSuccess()) {
            return created(answer, request, from);
        }
        return switch (Xrpc.error(answer)) {
            case "InvalidSwap" -> taken(answer, request, from);
            case "BlobNotFound", "InvalidMimeType", "InvalidSize" -> uploadLost(answer, request, from);
            default ->
                answers.refused(answer) instanceof Unconfirmed unclear
                        ? lookedFor(request, from, answers.refusedUnseen(answer), unclear)
                        : answers.refused(answer);
        };
    }

    private PublishOutcome created(HttpAnswer answer, PublishRequest request, Checkpoint from) {
        JsonNode body = answer.json();
        String uri = body.path("uri").asString("");
        String cid = body.path("cid").asString("");
        boolean needsCid = from.part() < request.message().parts().size();
        if (uri.isEmpty() || needsCid && cid.isEmpty()) {
            Unconfirmed unclear = BlueskyAnswers.unclear(answer);
            return lookedFor(request, from, unclear, unclear);
        }
        return course.live(request, from, new StrongRef(uri, cid));
    }

    private static HttpCall put(Session session, Checkpoint from) {
        ObjectNode body = JSON.createObjectNode();
        body.put("repo", session.did());
        body.put("collection", Xrpc.POST);
        body.put("rkey", from.require(Course.RKEY));
        body.putNull("swapRecord");
        body.put("validate", true);
        body.putRawValue("record", new RawValue(from.require(Course.RECORD_DATA)));
        return Xrpc.procedure(session.pds(), Xrpc.PUT_RECORD).json(JSON.writeValueAsString(body));
    }

    /**
     * After an unclear answer the server is asked at once what it has under our key. It answers from the store it writes to.
     *
     * @param ifAbsent what it means that the record is not there
     * @param ifUnknown what it means that the server does not say
     */
    private PublishOutcome lookedFor(
            PublishRequest request, Checkpoint from, PublishOutcome ifAbsent, Unconfirmed ifUnknown) {
        return switch (stored.find(request.account(), from)) {
            case Stored.Ours ours -> course.live(request, from, ours.post());
            case Stored.Nothing nothing -> ifAbsent;
            case Stored.Other other -> ifAbsent;
            case Stored.Unknown unknown -> ifUnknown;
        };
    }

    /** Something stands under our key already: ours, sent before, or by rare chance another. Never overwritten. */
    private PublishOutcome taken(HttpAnswer answer, PublishRequest request, Checkpoint from) {
        return switch (stored.find(request.account(), from)) {
            case Stored.Ours ours -> course.live(request, from, ours.post());
            case Stored.Unknown unknown -> new Unconfirmed("InvalidSwap, then " + unknown.evidence());
            case Stored.Nothing hidden -> BlueskyAnswers.rejected(DROPPED, answer);
            case Stored.Other other ->
                from.get(Course.SECOND_KEY) != null
                        ? BlueskyAnswers.rejected(OTHER, answer)
                        : course.next(
                                from.with(Course.RKEY, Tid.of(request.firstAttempt(), request.key(), from.part(), 1))
                                        .with(Course.SECOND_KEY, "yes"));
        };
    }

    /**
     * Uploads that no record names are kept only for a while. Pictures are uploaded again once; a card's picture too, and
     * after that the card does without it.
     */
    private PublishOutcome uploadLost(HttpAnswer answer, PublishRequest request, Checkpoint from) {
        String card = from.get(Course.CARD_DATA);
        boolean first = from.get(Course.UPLOADS_LOST) == null;
        if (first) {
            return course.next(course.begin(request, from.with(Course.UPLOADS_LOST, "1")));
        }
        return card != null && CardData.hasThumbnail(card)
                ? course.next(from.with(Course.CARD_DATA, CardData.withoutThumbnail(card))
                        .thenRepeatable(Course.RECORD))
                : BlueskyAnswers.rejected(CONTENT, answer);
    }
}
