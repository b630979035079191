/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphList.CannotLook;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.time.Duration;

/** A video after its bytes are there: finished, which makes it public and must not be repeated without a look, and watched. */
final class Videos {

    private final GraphApi api;
    private final FacebookSettings settings;
    private final FacebookAnswers answers;
    private final Uploads uploads;
    private final Course course;
    private final Clock clock;

    Videos(
            GraphApi api,
            FacebookSettings settings,
            FacebookAnswers answers,
            Uploads uploads,
            Course course,
            Clock clock) {
        this.api = api;
        this.settings = settings;
        this.answers = answers;
        this.uploads = uploads;
        this.course = course;
        this.clock = clock;
    }

    /** Waits until Facebook has all bytes. */
    PublishOutcome askWhetherUploaded(PublishRequest request, Checkpoint at) {
        HttpResult result = status(request, at);
        if (!isStatus(result)) {
            return answers.notDone(result);
        }
        VideoStatus status = read(result);
        if (status.trouble() != null) {
            return uploads.anew(at)
                    .orElseGet(() -> new Rejected(Reason.CONTENT, "video", String.valueOf(status.trouble())));
        }
        if (status.uploading() == VideoStatus.Phase.COMPLETE) {
            return course.next(at.thenIrreversible(Course.FINISH));
        }
        return isOverdue(at)
                ? uploads.anew(at).orElseGet(() -> new Rejected(Reason.CONTENT, "video", "not uploaded"))
                : later(at);
    }

    PublishOutcome finish(PublishRequest request, Checkpoint at) {
        HttpResult result = api.send(request.account(), uploads.finish(request, at));
        return GraphAnswers.isSuccess(result)
                ? course.next(course.waiting(at.thenRepeatable(Course.PROCESSED)))
                : answers.notPublic(result);
    }

    /** Accepted is not public: waits until it is. */
    PublishOutcome askWhetherPublic(PublishRequest request, Checkpoint at) {
        HttpResult result = status(request, at);
        if (!isStatus(result)) {
            return FacebookAnswers.isNotVisible(result) && !isOverdue(at) ? later(at) : answers.notDone(result);
        }
        VideoStatus status = read(result);
        if (status.publishing() == VideoStatus.Phase.COMPLETE) {
            return course.live(request, Course.readableAt(at, status.permalink()));
        }
        if (status.trouble() != null) {
            return new Rejected(Reason.CONTENT, "video", status.trouble());
        }
        return isOverdue(at) ? new Unconfirmed("Facebook still processes the video") : later(at);
    }

    /** Asks the video itself what became of the call that was to make it public. */
    Search find(PublishRequest request, Checkpoint at) throws CannotLook {
        HttpResult result = status(request, at);
        HttpAnswer answer = CannotLook.unlessAnswered(result);
        if (!isStatus(result)) {
            throw CannotLook.because(answer);
        }
        VideoStatus status = read(result);
        String id = at.require(Course.POST);
        if (status.publishing() == VideoStatus.Phase.COMPLETE) {
            return new Search.Found(id, course.live(request, Course.readableAt(at, status.permalink())));
        }
        if (status.trouble() != null || status.publishing() == VideoStatus.Phase.FAILED) {
            return new Search.CannotTell("video: " + status.trouble());
        }
        if (at.step().equals(Course.PROCESSED)) {
            return new Search.CannotTell("Facebook still processes the video");
        }
        return status.publishing() == VideoStatus.Phase.IN_PROGRESS
                ? new Search.Found(id, course.next(course.waiting(at.thenRepeatable(Course.PROCESSED))))
                : new Search.Absent();
    }

    private HttpResult status(PublishRequest request, Checkpoint at) {
        return api.send(
                request.account(),
                api.get(request.account(), "/" + at.require(Course.POST))
                        .query("fields", "status,post_id,permalink_url"));
    }

    private static boolean isStatus(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .filter(answer -> answer.json().path("status").isObject())
                .isPresent();
    }

    private static VideoStatus read(HttpResult result) {
        return VideoStatus.of(result.received().orElseThrow().json());
    }

    private boolean isOverdue(Checkpoint at) {
        return course.waited(at).compareTo(settings.processingLimit()) > 0;
    }

    /** The longer it has taken, the longer it will take. */
    private Pending later(Checkpoint at) {
        Duration tenth = course.waited(at).dividedBy(10);
        Duration longer = tenth.compareTo(settings.pollInterval()) > 0 ? tenth : settings.pollInterval();
        Duration wait = longer.compareTo(settings.longestPoll()) < 0 ? longer : settings.longestPoll();
        return new Pending(at, clock.instant().plus(wait));
    }
}
