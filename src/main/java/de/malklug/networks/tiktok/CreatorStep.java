/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.tiktok.Creator.Told;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks what the creator may post, and goes on only if that allows it. A publication this delivery has begun already is asked
 * about and never begun again.
 */
final class CreatorStep implements Step {

    private final TikTokCalls calls;
    private final Sessions sessions;
    private final TikTokAnswers answers;
    private final TikTokSettings settings;
    private final Course course;

    CreatorStep(TikTokCalls calls, Sessions sessions, TikTokAnswers answers, TikTokSettings settings, Course course) {
        this.calls = calls;
        this.sessions = sessions;
        this.answers = answers;
        this.settings = settings;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        if (request.message().first().media().isEmpty()) {
            return new Rejected(Reason.CONTENT, "no-media", "TikTok takes videos and photos only");
        }
        if (Course.count(from, Course.FAILURES) >= settings.upload().tries()) {
            return new Rejected(
                    Reason.OTHER, "failed", "TikTok failed " + settings.upload().tries() + " times");
        }
        return switch (Creator.ask(request.account(), calls, answers)) {
            case Told.Nothing nothing -> nothing.outcome();
            case Told.Known known -> allowed(request, from, known.creator());
        };
    }

    private PublishOutcome allowed(PublishRequest request, Checkpoint from, Creator creator) {
        boolean inbox = settings.post().inbox();
        String privacy = settings.post().privacy();
        if (!inbox && !creator.privacy().contains(privacy)) {
            return new Rejected(
                    Reason.CONFIGURATION,
                    "privacy_level_option_mismatch",
                    privacy + " is not offered to this account, but " + String.join(", ", creator.privacy()));
        }
        if (Course.isVideo(request) && isTooLong(Course.video(request).duration(), creator.longest())) {
            return new Rejected(
                    Reason.CONTENT,
                    "duration",
                    "This account's videos may last " + creator.longest().toSeconds() + " seconds");
        }
        Checkpoint at = from.with(Course.PRIVACY, privacy)
                .with(Course.NAME, creator.name())
                .with(
                        Course.COMMENTS,
                        Boolean.toString(creator.comments() && settings.post().comments()))
                .with(
                        Course.DUET,
                        Boolean.toString(creator.duet() && settings.post().duet()))
                .with(
                        Course.STITCH,
                        Boolean.toString(creator.stitch() && settings.post().stitch()));
        Optional<Kept.Begun> begun = sessions.begun(request.account(), request.key());
        if (begun.isPresent()) {
            return course.next(at.thenRepeatable(Course.STATUS)
                    .with(Course.PUBLISH_ID, begun.get().publishId())
                    .with(Course.BEGUN, Long.toString(begun.get().at().toEpochMilli())));
        }
        return course.next(
                Course.isVideo(request) ? at.thenRepeatable(Course.INIT) : at.thenIrreversible(Course.PHOTOS));
    }

    private static boolean isTooLong(Duration duration, Duration longest) {
        return longest.isPositive() && duration.compareTo(longest) > 0;
    }
}
