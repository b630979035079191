/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.RemotePost;
import de.malklug.networks.bluesky.AuthorizedCalls.Reply;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deletes records; one that is gone already is no error. See
 * <a href="https://docs.bsky.app/docs/api/com-atproto-repo-delete-record">docs.bsky.app</a>.
 */
final class Deletion {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DELETE_RECORD = "com.atproto.repo.deleteRecord";

    private final AuthorizedCalls calls;
    private final BlueskyAnswers answers;
    private final Duration needed;

    Deletion(AuthorizedCalls calls, BlueskyAnswers answers, Duration needed) {
        this.calls = calls;
        this.answers = answers;
        this.needed = needed;
    }

    ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return ChangeOutcome.forEach(post.lastFirst(), uri -> {
            Optional<AtUri> record = AtUri.parse(uri);
            return record.isEmpty()
                    ? ChangeOutcome.refused(PublishOutcome.Reason.OTHER, "not-a-record", "")
                    : remove(account, record.get());
        });
    }

    private ChangeOutcome remove(ConnectedAccount account, AtUri record) {
        Reply reply = calls.send(
                account,
                needed,
                session -> Xrpc.procedure(session.pds(), DELETE_RECORD)
                        .json(JSON.createObjectNode()
                                .put("repo", session.did())
                                .put("collection", record.collection())
                                .put("rkey", record.rkey())));
        return switch (reply) {
            case Reply.NotAllowed no -> ChangeOutcome.of(no.outcome());
            case Reply.Made made -> read(made.result());
        };
    }

    private ChangeOutcome read(HttpResult result) {
        return switch (result) {
            case NotSent failure -> ChangeOutcome.of(BlueskyAnswers.unreachable());
            case Lost failure -> ChangeOutcome.of(BlueskyAnswers.unanswered());
            case Answered answered ->
                answered.answer().isSuccess() && answered.answer().json().isObject()
                        ? new ChangeOutcome.Done()
                        : ChangeOutcome.of(answers.refused(answered.answer()));
        };
    }
}
