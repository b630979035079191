/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the picture shown before the video plays. It adorns: whatever comes of it, the video goes on. */
final class ThumbnailStep implements Step {

    private static final Logger log = LoggerFactory.getLogger(ThumbnailStep.class);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final YouTubeCalls calls;
    private final YouTubeAnswers answers;
    private final Course course;

    ThumbnailStep(YouTubeCalls calls, YouTubeAnswers answers, Course course) {
        this.calls = calls;
        this.answers = answers;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        Message.Media picture = Course.thumbnail(request).orElse(null);
        if (picture == null) {
            return course.next(from.thenRepeatable(Course.REVEAL));
        }
        Reply reply = calls.send(
                request.account(),
                YouTubeCalls.upload(request.account(), "thumbnails/set")
                        .query("videoId", from.require(Course.VIDEO))
                        .file(request.media().fileOf(picture), picture.contentType()));
        return switch (reply) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> set(made.result(), request, from);
        };
    }

    private PublishOutcome set(HttpResult result, PublishRequest request, Checkpoint from) {
        Checkpoint reveal = from.thenRepeatable(Course.REVEAL);
        if (result instanceof Answered answered && answered.answer().isSuccess()) {
            return course.next(reveal);
        }
        PublishOutcome refused = answers.refused(result);
        boolean mayWork = refused instanceof PublishOutcome.Deferred later
                && later.cause() != PublishOutcome.Cause.RATE_LIMITED
                && Course.count(from, Course.THUMBNAILS) + 1 < TRIES;
        if (mayWork) {
            return course.later(Course.oneMore(from, Course.THUMBNAILS), PAUSE);
        }
        log.warn(
                "The thumbnail of {} on {} was not set: {}",
                request.key(),
                request.account().id(),
                refused);
        return course.next(reveal);
    }
}
