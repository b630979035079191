/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;

/**
 * Settles key and record of a part before anything is sent, so that every repeat sends the very same. Changes nothing over
 * there; looks up who is mentioned.
 */
final class RecordStep implements Step {

    private final Mentions mentions;
    private final Sessions sessions;
    private final Course course;

    RecordStep(Mentions mentions, Sessions sessions, Course course) {
        this.mentions = mentions;
        this.sessions = sessions;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        String text = BlueskyText.of(Course.part(request, from));
        return switch (mentions.facets(text, sessions.hostOf(request.account()))) {
            case Mentions.Result.Later later -> later.outcome();
            case Mentions.Result.Known known ->
                course.next(withKey(request, from)
                        .with(
                                Course.RECORD_DATA,
                                Records.render(request, from, known.facets()).toString())
                        .thenRepeatable(Course.POST));
        };
    }

    private static Checkpoint withKey(PublishRequest request, Checkpoint from) {
        return from.get(Course.RKEY) != null
                ? from
                : from.with(Course.RKEY, Tid.of(request.firstAttempt(), request.key(), from.part(), 0));
    }
}
