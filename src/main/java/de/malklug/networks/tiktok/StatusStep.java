/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.tiktok.StatusCall.Told;
import java.time.Duration;

/** Asks until it is known what became of a publication, and draws the conclusion. */
final class StatusStep implements Step {

    private static final String SELF_ONLY = "SELF_ONLY";
    private static final Duration A_DAY = Duration.ofHours(24);

    private final StatusCall status;
    private final Sessions sessions;
    private final TikTokSettings settings;
    private final Pieces pieces;
    private final Course course;

    StatusStep(StatusCall status, Sessions sessions, TikTokSettings settings, Pieces pieces, Course course) {
        this.status = status;
        this.sessions = sessions;
        this.settings = settings;
        this.pieces = pieces;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        return switch (status.ask(request, from)) {
            case Told.Nothing nothing -> nothing.outcome();
            case Told.Unknown unknown -> new Unconfirmed(unknown.evidence());
            case Told.Known known -> conclude(request, from, known);
        };
    }

    /** What a status means for the publication. */
    PublishOutcome conclude(PublishRequest request, Checkpoint at, Told.Known known) {
        return switch (known.status()) {
            case "PUBLISH_COMPLETE" -> complete(request, at, known);
            case "FAILED" -> failed(request, at, known.failReason());
            case "SEND_TO_USER_INBOX" -> course.next(at.thenIrreversible(Course.INBOX));
            case "PROCESSING_UPLOAD" -> uploading(request, at, known);
            default -> waiting(at);
        };
    }

    /** The id may come later than the post; a post only its creator sees gets none. */
    private PublishOutcome complete(PublishRequest request, Checkpoint at, Told.Known known) {
        if (!known.postIds().isEmpty()) {
            return course.published(request, at, known.postIds().getFirst());
        }
        boolean none = SELF_ONLY.equals(at.get(Course.PRIVACY));
        return none || course.age(at).compareTo(settings.status().idWait()) > 0
                ? course.published(request, at, null)
                : course.later(at.nowLive(), untilNextPoll(at));
    }

    private PublishOutcome failed(PublishRequest request, Checkpoint at, String reason) {
        sessions.forget(request.account(), request.key());
        return switch (reason) {
            case "file_format_check_failed",
                    "duration_check_failed",
                    "frame_rate_check_failed",
                    "picture_size_check_failed" -> new Rejected(Reason.CONTENT, reason, "");
            case "spam_risk", "spam_risk_text" -> new Rejected(Reason.DROPPED, reason, "");
            case "spam_risk_user_banned_from_posting" -> new Rejected(Reason.FORBIDDEN, reason, "");
            case "auth_removed" -> new Rejected(Reason.CREDENTIALS, reason, "");
            case "publish_cancelled" -> new Rejected(Reason.OTHER, reason, "");
            case "spam_risk_too_many_posts" -> course.later(Course.anew(at), A_DAY);
            case "internal", "video_pull_failed", "photo_pull_failed" ->
                course.later(Course.anewAfterFailure(at), settings.upload().retryAfter());
            default -> new Rejected(Reason.OTHER, reason.isEmpty() ? "failed" : reason, "");
        };
    }

    /** Bytes that are missing are sent while their address lives; then nothing can come of it any more. */
    private PublishOutcome uploading(PublishRequest request, Checkpoint at, Told.Known known) {
        boolean missing = at.get(Course.COMPLETE) == null
                && Course.isVideo(request)
                && known.uploadedBytes() >= 0
                && known.uploadedBytes() < Course.video(request).size();
        if (!missing) {
            return waiting(at);
        }
        if (course.age(at).compareTo(settings.upload().lifetime()) >= 0) {
            sessions.forget(request.account(), request.key());
            return course.next(Course.anew(at));
        }
        return course.next(
                pieces.count(Course.video(request).size()) == 1
                        ? at.thenIrreversible(Course.LAST)
                        : at.thenRepeatable(Course.BYTES));
    }

    private PublishOutcome waiting(Checkpoint at) {
        return course.age(at).compareTo(settings.status().limit()) > 0
                ? new Unconfirmed("TikTok still works on it after "
                        + settings.status().limit().toHours() + " hours")
                : course.later(at, untilNextPoll(at));
    }

    private Duration untilNextPoll(Checkpoint at) {
        Duration tenth = course.age(at).dividedBy(10);
        Duration poll = settings.status().poll();
        Duration longer = tenth.compareTo(poll) > 0 ? tenth : poll;
        Duration longest = settings.status().longestPoll();
        return longer.compareTo(longest) < 0 ? longer : longest;
    }
}
