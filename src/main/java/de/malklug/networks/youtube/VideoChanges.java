/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.youtube.Videos.Told;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes descriptions and deletes videos; their comments go with them. See
 * <a href="https://developers.google.com/youtube/v3/docs/videos/delete">developers.google.com/youtube/v3/docs/videos</a>.
 */
final class VideoChanges {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SNIPPET = "snippet";

    private final YouTubeCalls calls;
    private final Videos videos;
    private final YouTubeAnswers answers;

    VideoChanges(YouTubeCalls calls, Videos videos, YouTubeAnswers answers) {
        this.calls = calls;
        this.videos = videos;
        this.answers = answers;
    }

    ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        Reply reply = calls.send(
                account, YouTubeCalls.write("DELETE", account, "videos").query("id", post.id()));
        return switch (reply) {
            case Reply.NotAllowed no -> ChangeOutcome.of(no.outcome());
            case Reply.Made made ->
                made.result().received().filter(VideoChanges::isGone).isPresent()
                        ? new ChangeOutcome.Done()
                        : ChangeOutcome.of(answers.refused(made.result()));
        };
    }

    /** What is left out of a snippet is deleted over there, so the present one is asked for and changed. */
    ChangeOutcome edit(ConnectedAccount account, RemotePost post, Message message) {
        return switch (videos.ask(account, post.id(), SNIPPET)) {
            case Told.Nothing nothing -> ChangeOutcome.of(nothing.outcome());
            case Told.Video video -> {
                ObjectNode changed = JSON.createObjectNode().put("id", post.id());
                ObjectNode snippet = changed.putObject(SNIPPET);
                for (String kept :
                        new String[] {"title", "categoryId", "tags", "defaultLanguage", "defaultAudioLanguage"}) {
                    if (video.resource().path(SNIPPET).has(kept)) {
                        snippet.set(kept, video.resource().path(SNIPPET).path(kept));
                    }
                }
                snippet.put("description", YouTubeText.description(message));
                yield put(account, changed);
            }
        };
    }

    private ChangeOutcome put(ConnectedAccount account, ObjectNode changed) {
        Reply reply = calls.send(
                account,
                YouTubeCalls.write("PUT", account, "videos")
                        .query("part", SNIPPET)
                        .json(changed));
        return switch (reply) {
            case Reply.NotAllowed no -> ChangeOutcome.of(no.outcome());
            case Reply.Made made ->
                isDone(made.result()) ? new ChangeOutcome.Done() : ChangeOutcome.of(answers.refused(made.result()));
        };
    }

    private static boolean isDone(HttpResult result) {
        return result.received()
                .filter(answer -> answer.isSuccess() && answer.json().path("id").isString())
                .isPresent();
    }

    /** videos-404-video.json */
    private static boolean isGone(HttpAnswer answer) {
        return answer.status() == 204 || YouTubeAnswers.reason(answer).equals("videoNotFound");
    }
}
