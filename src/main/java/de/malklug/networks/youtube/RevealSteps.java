/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.youtube.Videos.Told;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the video public, which sets a state and may be repeated; and reads back whether it is. Videos of API projects that
 * were never audited stay private whatever is asked for, and a person has to know.
 */
final class RevealSteps {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int UNCLEAR_TRIES = 10;

    private final YouTubeCalls calls;
    private final Videos videos;
    private final YouTubeAnswers answers;
    private final YouTubeSettings settings;
    private final Course course;

    RevealSteps(YouTubeCalls calls, Videos videos, YouTubeAnswers answers, YouTubeSettings settings, Course course) {
        this.calls = calls;
        this.videos = videos;
        this.answers = answers;
        this.settings = settings;
        this.course = course;
    }

    PublishOutcome reveal(PublishRequest request, Checkpoint from) {
        ObjectNode video = JSON.createObjectNode().put("id", from.require(Course.VIDEO));
        SessionStep.status(video, settings.video().privacy(), settings.video());
        Reply reply = calls.sendPublic(
                request.account(),
                YouTubeCalls.write("PUT", request.account(), "videos")
                        .query("part", "status")
                        .json(video));
        return switch (reply) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> revealed(made.result(), from);
        };
    }

    /** Whatever is not surely refused may have worked, so it is read back next. */
    private PublishOutcome revealed(HttpResult result, Checkpoint from) {
        if (result instanceof Answered answered && answered.answer().isSuccess()) {
            return course.next(Course.oneMore(from, Course.REVEALS).thenRepeatable(Course.REVEALED));
        }
        PublishOutcome refused = answers.refusedOrUnclear(result);
        return refused instanceof PublishOutcome.Unconfirmed
                ? course.next(Course.oneMore(from, Course.UNCLEAR_REVEALS).thenRepeatable(Course.REVEALED))
                : refused;
    }

    PublishOutcome check(PublishRequest request, Checkpoint from) {
        return switch (videos.ask(request.account(), from.require(Course.VIDEO), "status")) {
            case Told.Nothing nothing -> nothing.outcome();
            case Told.Video video -> isRevealed(video) ? course.live(request, from) : again(from);
        };
    }

    /** For a person who wants to know, and for a process that came back. */
    Search find(PublishRequest request, Checkpoint at) {
        return switch (videos.ask(request.account(), at.require(Course.VIDEO), "status")) {
            case Told.Nothing nothing -> new Search.CannotTell(nothing.outcome().toString());
            case Told.Video video ->
                isRevealed(video)
                        ? new Search.Found(at.require(Course.VIDEO), course.live(request, at))
                        : new Search.Absent();
        };
    }

    private boolean isRevealed(Told.Video video) {
        return settings.video()
                .privacy()
                .equals(video.resource().path("status").path("privacyStatus").asString(""));
    }

    private PublishOutcome again(Checkpoint from) {
        if (Course.count(from, Course.UNCLEAR_REVEALS)
                >= UNCLEAR_TRIES * settings.reveal().tries()) {
            return new Rejected(Reason.OTHER, "reveal", "YouTube never answered clearly; the video stays private");
        }
        return Course.count(from, Course.REVEALS) < settings.reveal().tries()
                ? course.later(
                        from.thenRepeatable(Course.REVEAL), settings.reveal().pause())
                : new Rejected(
                        Reason.FORBIDDEN,
                        "locked-private",
                        "The video is uploaded and stays private; the API project may lack YouTube's audit");
    }
}
