/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the text of posts and deletes them; their comments go with them. See
 * <a href="https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api">Posts API</a>.
 */
final class LinkedInChanges {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String METHOD = "X-RestLi-Method";

    private final LinkedInCalls calls;
    private final LinkedInAnswers answers;

    LinkedInChanges(LinkedInCalls calls, LinkedInAnswers answers) {
        this.calls = calls;
        this.answers = answers;
    }

    ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        HttpCall call = HttpCall.write("DELETE", account.server(), path(post)).header(METHOD, "DELETE");
        HttpResult result = calls.send(account, call);
        boolean gone = result.received()
                .filter(answer -> answer.isSuccess() && answer.body().isBlank() || isGone(answer))
                .isPresent();
        return gone ? new ChangeOutcome.Done() : ChangeOutcome.of(answers.notDone(result));
    }

    ChangeOutcome edit(ConnectedAccount account, RemotePost post, Message message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("patch")
                .putObject("$set")
                .put("commentary", LittleText.of(LinkedInPost.commentary(message.first())));
        HttpCall call = LinkedInCalls.post(account, path(post)).header(METHOD, "PARTIAL_UPDATE");
        HttpResult result = calls.send(account, call.json(body));
        boolean done = result.received()
                .filter(answer -> answer.isSuccess() && answer.body().isBlank())
                .isPresent();
        return done ? new ChangeOutcome.Done() : ChangeOutcome.of(answers.notDone(result));
    }

    private static String path(RemotePost post) {
        return "/rest/posts/" + LinkedInCalls.piece(post.id());
    }

    /** posts-404-not-found.json */
    private static boolean isGone(HttpAnswer answer) {
        return answer.status() == 404 && !answer.isHtml();
    }
}
