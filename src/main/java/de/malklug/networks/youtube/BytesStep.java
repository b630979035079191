/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.youtube.UploadSession.State;
import java.util.Optional;

/**
 * Sends one piece of the video, from the byte the server names: whatever was lost before, nothing is sent twice and nothing is
 * left out. The last piece is a step of its own, because after it the video may be there.
 */
final class BytesStep implements Step {

    private final Sessions sessions;
    private final UploadSession uploads;
    private final YouTubeSettings.Upload settings;
    private final Course course;

    BytesStep(Sessions sessions, UploadSession uploads, YouTubeSettings.Upload settings, Course course) {
        this.sessions = sessions;
        this.uploads = uploads;
        this.settings = settings;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        Message.Media video = Course.video(request).orElseThrow();
        Optional<Kept.Upload> upload = sessions.upload(request.account(), request.key());
        if (upload.isEmpty()) {
            return gone(request, from);
        }
        return switch (uploads.ask(upload.get().address(), video)) {
            case State.Open open -> send(request, from, upload.get(), video, open.offset());
            case State.Done done -> course.created(from, done.videoId());
            case State.Gone gone -> gone(request, from);
            case State.Unknown unknown -> unknown.outcome();
        };
    }

    private PublishOutcome send(
            PublishRequest request, Checkpoint from, Kept.Upload upload, Message.Media video, long offset) {
        long left = video.size() - offset;
        if (left <= 0) {
            return course.later(from, settings.firstLook());
        }
        boolean last = left <= settings.chunk().toBytes();
        if (last && !from.step().equals(Course.LAST)) {
            return uploads.goOn(from.thenRepeatable(Course.LAST).with(Course.LAST_SENT, "perhaps"), offset);
        }
        return switch (uploads.send(request, upload.address(), video, offset, last)) {
            case State.Open open ->
                open.offset() > offset ? uploads.goOn(from, open.offset()) : course.later(from, settings.firstLook());
            case State.Done done -> course.created(from, done.videoId());
            case State.Gone gone -> gone(request, from);
            case State.Unknown unknown -> unknown.outcome();
        };
    }

    /** Without its last bytes no video was made: a new session. With them it may have been: look first. */
    private PublishOutcome gone(PublishRequest request, Checkpoint from) {
        sessions.forget(request.account(), request.key());
        return from.get(Course.LAST_SENT) == null
                ? course.next(from.thenRepeatable(Course.SESSION))
                : course.later(from.thenRepeatable(Course.LOOK).with(Course.LOOKS, "0"), settings.firstLook());
    }
}
