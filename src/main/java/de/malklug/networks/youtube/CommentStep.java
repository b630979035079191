/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A further part of the message: a comment by the channel below its own video. Must not be made twice. */
final class CommentStep implements Step {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final YouTubeCalls calls;
    private final YouTubeAnswers answers;
    private final Course course;

    CommentStep(YouTubeCalls calls, YouTubeAnswers answers, Course course) {
        this.calls = calls;
        this.answers = answers;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        ObjectNode thread = JSON.createObjectNode();
        ObjectNode snippet = thread.putObject("snippet").put("videoId", from.require(Course.VIDEO));
        String channel = from.get(Course.CHANNEL);
        if (channel != null && !channel.isEmpty()) {
            snippet.put("channelId", channel);
        }
        snippet.putObject("topLevelComment").putObject("snippet").put("textOriginal", text(request, from));
        Reply reply = calls.sendPublic(
                request.account(),
                YouTubeCalls.write("POST", request.account(), "commentThreads")
                        .query("part", "snippet")
                        .json(thread));
        return switch (reply) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> made(made.result(), request, from);
        };
    }

    private PublishOutcome made(HttpResult result, PublishRequest request, Checkpoint from) {
        if (result instanceof Answered answered && answered.answer().isSuccess()) {
            JsonNode id = answered.answer().json().path("id");
            if (id.isString() && !id.asString().isEmpty()) {
                return found(request, from, id.asString());
            }
        }
        return answers.refusedOrUnclear(result);
    }

    PublishOutcome found(PublishRequest request, Checkpoint at, String commentId) {
        return course.commented(request, at, commentId);
    }

    static String text(PublishRequest request, Checkpoint at) {
        return request.message().parts().get(at.part() - 1).textWithLink();
    }
}
