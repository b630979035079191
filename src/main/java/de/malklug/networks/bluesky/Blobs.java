/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.bluesky.AuthorizedCalls.Reply;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import java.time.Duration;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Sends bytes to the account's own server, where nobody sees them until a record names them. */
final class Blobs {

    private final AuthorizedCalls calls;
    private final BlueskyAnswers answers;
    private final Duration needed;

    Blobs(AuthorizedCalls calls, BlueskyAnswers answers, Duration needed) {
        this.calls = calls;
        this.answers = answers;
        this.needed = needed;
    }

    /** What came of an upload. */
    sealed interface Upload {

        /** @param blob as the server answered it, to be put into the record unchanged */
        record Stored(JsonNode blob) implements Upload {}

        /** @param outcome what it means for a step that cannot do without */
        record Failed(PublishOutcome outcome) implements Upload {}
    }

    /** @param bytes adds the content to the call */
    Upload upload(ConnectedAccount account, UnaryOperator<HttpCall> bytes) {
        Reply reply = calls.send(
                account,
                needed,
                session -> bytes.apply(Xrpc.procedure(session.pds(), Xrpc.UPLOAD_BLOB))
                        .as(HttpCall.Purpose.UPLOAD));
        return switch (reply) {
            case Reply.NotAllowed no -> new Upload.Failed(no.outcome());
            case Reply.Made made -> read(made.result());
        };
    }

    private Upload read(HttpResult result) {
        return switch (result) {
            case NotSent failure -> new Upload.Failed(BlueskyAnswers.unreachable());
            case Lost failure -> new Upload.Failed(BlueskyAnswers.unanswered());
            case Answered answered -> read(answered.answer());
        };
    }

    private Upload read(HttpAnswer answer) {
        if (!answer.isSuccess()) {
            return new Upload.Failed(answers.refusedUnseen(answer));
        }
        JsonNode blob = answer.json().path("blob");
        return blob.path("ref").path("$link").asString("").isEmpty()
                ? new Upload.Failed(new Deferred(BUSY, null, String.valueOf(answer.status())))
                : new Upload.Stored(blob);
    }
}
