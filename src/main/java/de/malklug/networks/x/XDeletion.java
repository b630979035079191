/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.x.XCalls.Reply;
import java.time.Duration;

/**
 * Deletes posts. See
 * <a href="https://docs.x.com/x-api/posts/delete-post">docs.x.com/x-api/posts/delete-post</a>.
 */
final class XDeletion {

    private static final String NOT_FOUND = "resource-not-found";

    private final XCalls calls;
    private final XAnswers answers;
    private final Duration needed;

    XDeletion(XCalls calls, XAnswers answers, Duration needed) {
        this.calls = calls;
        this.answers = answers;
        this.needed = needed;
    }

    ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return ChangeOutcome.forEach(post.lastFirst(), id -> {
            HttpCall call = HttpCall.write("DELETE", account.server(), "/2/tweets/" + HttpCall.piece(id));
            return switch (calls.send(account, needed, call)) {
                case Reply.NotAllowed no -> ChangeOutcome.of(no.outcome());
                case Reply.Made made -> read(made.result());
            };
        });
    }

    private ChangeOutcome read(HttpResult result) {
        boolean gone = result.received().filter(XDeletion::isGone).isPresent();
        return gone ? new ChangeOutcome.Done() : ChangeOutcome.of(answers.notDone(result));
    }

    /** tweets-404-not-found.json */
    private static boolean isGone(HttpAnswer answer) {
        boolean deleted = answer.isSuccess()
                && Vocabulary.data(answer.json()).path("deleted").asBoolean(false);
        return deleted || XAnswers.problem(answer).equals(NOT_FOUND);
    }
}
