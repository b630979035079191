/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of the steps, and what a checkpoint holds between them:
 *
 * <pre>
 * creator ─┬─> init ─> bytes (piece by piece) ─> last ─┬─> status (until it is known) ─> published
 *          └─> photos ─────────────────────────────────┘         └─> inbox (a person finishes it)
 * </pre>
 *
 * Nothing can appear before the last byte of a video is there, or before photos are named; after that TikTok goes on by itself
 * and is only asked. The address for the bytes is a credential and kept in the vault, not here.
 */
final class Course {

    static final String CREATOR = "creator";
    static final String INIT = "init";
    static final String BYTES = "bytes";
    static final String LAST = "last";
    static final String PHOTOS = "photos";
    static final String STATUS = "status";
    static final String INBOX = "inbox";

    static final String PRIVACY = "privacy";
    static final String NAME = "name";
    static final String COMMENTS = "comments";
    static final String DUET = "duet";
    static final String STITCH = "stitch";
    static final String PUBLISH_ID = "publish-id";
    /** When the publish id was given, in epoch milliseconds. */
    static final String BEGUN = "begun";
    /** Set once TikTok said it has every byte: from then on nothing is ever sent again. */
    static final String COMPLETE = "complete";
    /** How often TikTok failed after it had everything. */
    static final String FAILURES = "failures";

    static final String OFFSET = "offset";

    private final URI webAddress;
    private final Clock clock;

    Course(URI webAddress, Clock clock) {
        this.webAddress = webAddress;
        this.clock = clock;
    }

    static boolean isVideo(PublishRequest request) {
        return request.message().first().media().stream().anyMatch(Message.Media::isVideo);
    }

    static Message.Media video(PublishRequest request) {
        return request.message().first().media().stream()
                .filter(Message.Media::isVideo)
                .findFirst()
                .orElseThrow();
    }

    static int count(Checkpoint at, String name) {
        String value = at.get(name);
        return value == null ? 0 : Integer.parseInt(value);
    }

    Pending next(Checkpoint next) {
        return new Pending(next, clock.instant());
    }

    Pending later(Checkpoint next, Duration wait) {
        return new Pending(next, clock.instant().plus(wait));
    }

    /** TikTok has begun and named the publication. */
    Checkpoint begun(Checkpoint at, String publishId) {
        return at.with(PUBLISH_ID, publishId)
                .with(BEGUN, Long.toString(clock.instant().toEpochMilli()));
    }

    Duration age(Checkpoint at) {
        String begun = at.get(BEGUN);
        return begun == null
                ? Duration.ZERO
                : Duration.between(Instant.ofEpochMilli(Long.parseLong(begun)), clock.instant());
    }

    /** From the start, after a publication that surely did not and will not happen. */
    static Checkpoint anew(Checkpoint at) {
        return new Checkpoint(CREATOR, 1, true, false, Map.of(FAILURES, Integer.toString(count(at, FAILURES))));
    }

    /** The same, because TikTok failed. */
    static Checkpoint anewAfterFailure(Checkpoint at) {
        return new Checkpoint(CREATOR, 1, true, false, Map.of(FAILURES, Integer.toString(count(at, FAILURES) + 1)));
    }

    Published published(PublishRequest request, Checkpoint at, @Nullable String postId) {
        if (postId == null) {
            return new Published(new RemotePost(at.require(PUBLISH_ID), null));
        }
        String name = at.get(NAME);
        URI link = name == null || name.isEmpty()
                ? null
                : URI.create(webAddress + "/@" + name + (isVideo(request) ? "/video/" : "/photo/") + postId);
        return new Published(new RemotePost(postId, link));
    }
}
