/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.youtube.Videos.Told;
import java.time.Clock;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Waits until the video is processed: only then it can be watched, and only then YouTube says whether it takes it. */
final class ProcessedStep implements Step {

    private final Videos videos;
    private final Sessions sessions;
    private final YouTubeSettings.Processing settings;
    private final Course course;
    private final Clock clock;

    ProcessedStep(Videos videos, Sessions sessions, YouTubeSettings.Processing settings, Course course, Clock clock) {
        this.videos = videos;
        this.sessions = sessions;
        this.settings = settings;
        this.course = course;
        this.clock = clock;
    }

    /** A video YouTube does not take leaves nothing that a corrected one could be mistaken for. */
    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        PublishOutcome outcome = ask(request, from);
        if (outcome instanceof Rejected) {
            sessions.forget(request.account(), request.key());
        }
        return outcome;
    }

    private PublishOutcome ask(PublishRequest request, Checkpoint from) {
        return switch (videos.ask(request.account(), from.require(Course.VIDEO), "snippet,status,processingDetails")) {
            case Told.Nothing nothing -> nothing.outcome();
            case Told.Video video -> read(request, from, video.resource());
        };
    }

    private PublishOutcome read(PublishRequest request, Checkpoint from, JsonNode video) {
        JsonNode status = video.path("status");
        return switch (status.path("uploadStatus").asString("")) {
            case "processed" -> processed(request, from, video);
            case "failed" ->
                rejected(Reason.CONTENT, status.path("failureReason").asString("failed"));
            case "rejected" -> rejected(status.path("rejectionReason").asString("rejected"));
            case "deleted" -> rejected(Reason.DROPPED, "deleted");
            default -> {
                boolean given = video.path("processingDetails")
                        .path("processingStatus")
                        .asString("")
                        .equals("terminated");
                yield given ? rejected(Reason.CONTENT, "terminated") : waiting(from);
            }
        };
    }

    private PublishOutcome processed(PublishRequest request, Checkpoint from, JsonNode video) {
        Checkpoint at = from.with(
                Course.CHANNEL, video.path("snippet").path("channelId").asString(""));
        return course.next(at.thenRepeatable(Course.thumbnail(request).isPresent() ? Course.THUMBNAIL : Course.REVEAL));
    }

    private PublishOutcome waiting(Checkpoint from) {
        Duration age = Duration.between(Course.createdAt(from), clock.instant());
        if (age.compareTo(settings.limit()) > 0) {
            return rejected(Reason.OTHER, "processing");
        }
        Duration tenth = age.dividedBy(10);
        Duration longer = tenth.compareTo(settings.poll()) > 0 ? tenth : settings.poll();
        return course.later(from, longer.compareTo(settings.longestPoll()) < 0 ? longer : settings.longestPoll());
    }

    private static Rejected rejected(String reason) {
        boolean account = reason.startsWith("uploaderAccount");
        return rejected(account ? Reason.FORBIDDEN : Reason.DROPPED, reason);
    }

    private static Rejected rejected(Reason reason, String code) {
        return new Rejected(reason, code, "");
    }
}
