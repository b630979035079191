/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.bluesky.AuthorizedCalls.Reply;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a record back from the account's own server, which answers from the store it writes to. Another host would
 * answer from an index that lags behind.
 */
final class StoredRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What makes a record the one that was sent; servers may add to the rest. */
    private static final List<String> IDENTITY = List.of("text", "createdAt", "reply");

    private final AuthorizedCalls calls;
    private final Duration needed;

    StoredRecords(AuthorizedCalls calls, Duration needed) {
        this.calls = calls;
        this.needed = needed;
    }

    /** What stands under a record key. */
    sealed interface Stored {

        /** The record that was sent. */
        record Ours(StrongRef post) implements Stored {}

        /** Another one. */
        record Other() implements Stored {}

        record Nothing() implements Stored {}

        /** @param evidence what was seen, free of secrets */
        record Unknown(String evidence) implements Stored {}
    }

    /** @param at before the step {@code post} */
    Stored find(ConnectedAccount account, Checkpoint at) {
        Reply reply = calls.send(
                account,
                needed,
                session -> Xrpc.query(session.pds(), Xrpc.GET_RECORD)
                        .query("repo", session.did())
                        .query("collection", Xrpc.POST)
                        .query("rkey", at.require(Course.RKEY)));
        return switch (reply) {
            case Reply.NotAllowed no -> new Stored.Unknown("No session: " + no.outcome());
            case Reply.Made made -> read(made.result(), at);
        };
    }

    private static Stored read(HttpResult result, Checkpoint at) {
        return switch (result) {
            case NotSent failure -> new Stored.Unknown(failure.reason());
            case Lost failure -> new Stored.Unknown(failure.evidence());
            case Answered answered ->
                isAbsent(answered.answer()) ? new Stored.Nothing() : compared(answered.answer(), at);
        };
    }

    private static boolean isAbsent(HttpAnswer answer) {
        return answer.status() == 400
                && (Xrpc.error(answer).equals("RecordNotFound")
                        || Xrpc.error(answer).equals("InvalidRequest")
                                && Xrpc.message(answer).startsWith("Could not locate record"));
    }

    private static Stored compared(HttpAnswer answer, Checkpoint at) {
        JsonNode body = answer.json();
        JsonNode value = body.path("value");
        String uri = body.path("uri").asString("");
        String cid = body.path("cid").asString("");
        if (!answer.isSuccess() || uri.isEmpty() || cid.isEmpty() || !value.isObject()) {
            return new Stored.Unknown(answer.status() + " " + answer.excerpt());
        }
        JsonNode sent = JSON.readTree(at.require(Course.RECORD_DATA));
        boolean same = IDENTITY.stream().allMatch(name -> value.path(name).equals(sent.path(name)));
        return same ? new Stored.Ours(new StrongRef(uri, cid)) : new Stored.Other();
    }
}
