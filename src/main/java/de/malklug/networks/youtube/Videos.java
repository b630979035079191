/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import tools.jackson.databind.JsonNode;

/** Asks about one video by its id. */
final class Videos {

    private final YouTubeCalls calls;
    private final YouTubeAnswers answers;

    Videos(YouTubeCalls calls, YouTubeAnswers answers) {
        this.calls = calls;
        this.answers = answers;
    }

    /** What the API tells about a video. */
    sealed interface Told {

        record Video(JsonNode resource) implements Told {}

        /** @param outcome what it means for a step that needed to know */
        record Nothing(PublishOutcome outcome) implements Told {}
    }

    /** @param parts of the resource, parted by commas */
    Told ask(ConnectedAccount account, String id, String parts) {
        Reply reply = calls.send(
                account,
                YouTubeCalls.get(account, "videos").query("part", parts).query("id", id));
        return switch (reply) {
            case Reply.NotAllowed no -> new Told.Nothing(no.outcome());
            case Reply.Made made -> read(made.result());
        };
    }

    private Told read(HttpResult result) {
        if (!(result instanceof Answered answered) || !answered.answer().isSuccess()) {
            return new Told.Nothing(answers.refused(result));
        }
        HttpAnswer answer = answered.answer();
        JsonNode body = answer.json();
        if (!body.isObject()) {
            return new Told.Nothing(answers.refused(answer));
        }
        JsonNode video = body.path("items").path(0);
        return video.isObject()
                ? new Told.Video(video)
                : new Told.Nothing(new Rejected(Reason.DROPPED, "videoNotFound", "The video is gone"));
    }
}
