/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.RemotePost;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.http.HttpResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes the text of posts and deletes them, videos and comments too. See
 * <a href="https://developers.facebook.com/docs/pages-api/posts">developers.facebook.com/docs/pages-api/posts</a>.
 */
final class FacebookChanges {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GraphApi api;
    private final FacebookAnswers answers;

    FacebookChanges(GraphApi api, FacebookAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return ChangeOutcome.forEach(post.lastFirst(), id -> {
            HttpResult result = api.send(account, api.delete(account, "/" + id));
            return GraphAnswers.isSuccess(result) || FacebookAnswers.isNotVisible(result)
                    ? new ChangeOutcome.Done()
                    : ChangeOutcome.of(answers.notDone(result));
        });
    }

    /** A post's id names its Page too; a video's is a number alone, and its text has another name. */
    ChangeOutcome edit(ConnectedAccount account, RemotePost post, Message message) {
        String field = post.id().contains("_") ? "message" : "description";
        HttpResult result = api.send(
                account,
                api.post(account, "/" + post.id())
                        .json(JSON.createObjectNode().put(field, FacebookText.message(message.first()))));
        if (GraphAnswers.isSuccess(result)) {
            return new ChangeOutcome.Done();
        }
        return FacebookAnswers.isNotVisible(result)
                ? ChangeOutcome.refused(Reason.DROPPED, "100", "")
                : ChangeOutcome.of(answers.notDone(result));
    }
}
