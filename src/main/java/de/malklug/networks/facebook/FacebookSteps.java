/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphError;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Takes the steps of {@link Course}. Those nobody sees wait while the Page's budget is nearly used up. */
final class FacebookSteps {

    private static final Set<String> UNSEEN = Set.of(Course.PHOTO, Course.HIDDEN, Course.START, Course.BYTES);

    private final GraphApi api;
    private final FacebookSettings settings;
    private final Course course;
    private final Photos photos;
    private final Posts posts;
    private final Uploads uploads;
    private final Videos videos;
    private final Comments comments;

    FacebookSteps(
            GraphApi api,
            FacebookSettings settings,
            Course course,
            Photos photos,
            Posts posts,
            Uploads uploads,
            Videos videos,
            Comments comments) {
        this.api = api;
        this.settings = settings;
        this.course = course;
        this.photos = photos;
        this.posts = posts;
        this.uploads = uploads;
        this.videos = videos;
        this.comments = comments;
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        Optional<Instant> paused = api.budget().publishingPausedUntil(request.account());
        if (paused.isPresent() && UNSEEN.contains(at.step())) {
            return new Deferred(Cause.RATE_LIMITED, paused.get(), "usage");
        }
        PublishOutcome outcome = step(request, at);
        return UNSEEN.contains(at.step()) && outcome instanceof Rejected refusal && isNotVisible(refusal)
                ? course.again(at, "missing", settings.missingTries(), settings.missingRetryAfter())
                        .<PublishOutcome>map(again -> again)
                        .orElse(outcome)
                : outcome;
    }

    /** The Page, for once: Meta loses sight of things for a while. */
    private static boolean isNotVisible(Rejected refusal) {
        return refusal.code().equals("100/" + GraphError.NOT_VISIBLE);
    }

    private PublishOutcome step(PublishRequest request, Checkpoint at) {
        return switch (at.step()) {
            case Course.PHOTO -> photos.upload(request, at);
            case Course.HIDDEN -> posts.hide(request, at);
            case Course.REVEAL -> posts.reveal(request, at);
            case Course.START -> uploads.start(request, at);
            case Course.BYTES -> uploads.bytes(request, at);
            case Course.UPLOADED -> videos.askWhetherUploaded(request, at);
            case Course.FINISH -> videos.finish(request, at);
            case Course.PROCESSED -> videos.askWhetherPublic(request, at);
            case Course.COMMENT -> comments.comment(request, at);
            default -> throw new IllegalStateException("Facebook has no step " + at.step());
        };
    }
}
