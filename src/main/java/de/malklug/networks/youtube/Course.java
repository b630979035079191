/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The order of the steps, and what a checkpoint holds between them:
 *
 * <pre>
 * session ─> bytes (piece by piece) ─> last ─> processed ─> thumbnail ─> reveal ─> revealed ─> comment (once per further part)
 *    ▲                                  │
 *    └──── absent twice ──── look <─────┘ the session is gone and its last bytes may have arrived
 * </pre>
 *
 * Up to {@code reveal} nothing can be seen by others, and {@code reveal} sets a state; so only {@code comment} must not be
 * made twice. The session's address is a credential and kept in the vault, not here.
 */
final class Course {

    static final String SESSION = "session";
    static final String BYTES = "bytes";
    static final String LAST = "last";
    static final String LOOK = "look";
    static final String PROCESSED = "processed";
    static final String THUMBNAIL = "thumbnail";
    static final String REVEAL = "reveal";
    static final String REVEALED = "revealed";
    static final String COMMENT = "comment";

    /** How many bytes the server has, for people who read the checkpoint. */
    static final String OFFSET = "offset";
    /** Set once the last bytes may have been sent: from then on the video may be there although the session is gone. */
    static final String LAST_SENT = "last-sent";
    /** How many sessions were opened. */
    static final String SESSIONS = "sessions";
    /** How often the list of uploads was searched in vain. */
    static final String LOOKS = "looks";

    static final String VIDEO = "video";
    static final String CHANNEL = "channel";
    /** When the video was there for the first time, in epoch milliseconds. */
    static final String CREATED = "created";
    /** How often the thumbnail was tried. */
    static final String THUMBNAILS = "thumbnails";
    /** How often the video was made public. */
    static final String REVEALS = "reveals";
    /** How often the answer to that was lost or unclear. */
    static final String UNCLEAR_REVEALS = "unclear-reveals";

    private static final String COMMENT_OF = "comment.";

    private final URI webAddress;
    private final Clock clock;

    Course(YouTubeSettings settings, Clock clock) {
        this.webAddress = settings.webAddress();
        this.clock = clock;
    }

    static Optional<Message.Media> video(PublishRequest request) {
        return request.message().first().media().stream()
                .filter(Message.Media::isVideo)
                .findFirst();
    }

    static Optional<Message.Media> thumbnail(PublishRequest request) {
        return request.message().first().media().stream()
                .filter(Message.Media::isImage)
                .findFirst();
    }

    /** Whether this is the id of a comment made before. */
    static boolean isKnownComment(Checkpoint at, String id) {
        return at.data().entrySet().stream()
                .anyMatch(known -> known.getKey().startsWith(COMMENT_OF)
                        && known.getValue().equals(id));
    }

    static String comment(int part) {
        return COMMENT_OF + part;
    }

    static int count(Checkpoint at, String name) {
        String value = at.get(name);
        return value == null ? 0 : Integer.parseInt(value);
    }

    static Checkpoint oneMore(Checkpoint at, String name) {
        return at.with(name, Integer.toString(count(at, name) + 1));
    }

    Pending next(Checkpoint next) {
        return new Pending(next, clock.instant());
    }

    Pending later(Checkpoint next, Duration wait) {
        return new Pending(next, clock.instant().plus(wait));
    }

    /** The video exists, private. */
    Pending created(Checkpoint at, String videoId) {
        return next(at.thenRepeatable(PROCESSED)
                .with(VIDEO, videoId)
                .with(CREATED, Long.toString(clock.instant().toEpochMilli())));
    }

    static Instant createdAt(Checkpoint at) {
        return Instant.ofEpochMilli(Long.parseLong(at.require(CREATED)));
    }

    /** The video is public: on to the comments, or the end. */
    PublishOutcome live(PublishRequest request, Checkpoint at) {
        return after(request, at.nowLive(), 1);
    }

    /** A comment is there: on to the next one, or the end. */
    PublishOutcome commented(PublishRequest request, Checkpoint at, String commentId) {
        return after(request, at.with(comment(at.part()), commentId), at.part());
    }

    private PublishOutcome after(PublishRequest request, Checkpoint at, int part) {
        if (part < request.message().parts().size()) {
            return next(at.part(part + 1).thenIrreversible(COMMENT));
        }
        String video = at.require(VIDEO);
        return new Published(new RemotePost(
                video,
                URI.create(webAddress + "/watch?v=" + video),
                IntStream.rangeClosed(2, part)
                        .mapToObj(number -> at.require(comment(number)))
                        .toList()));
    }
}
