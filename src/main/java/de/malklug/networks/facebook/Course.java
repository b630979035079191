/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order of the steps, and what a checkpoint holds between them:
 *
 * <pre>
 * photo (once per picture) ── hidden ── reveal ──────────────────┐
 *                                                                ├── comment (once per further part) ── published
 * start ── bytes ── uploaded (reels only) ── finish ── processed ┘
 * </pre>
 *
 * {@code finish} and {@code comment} must not be repeated without a look; everything else may be repeated, {@code reveal} too,
 * because a post that is revealed twice is there once.
 */
final class Course {

    static final String PHOTO = "photo";
    static final String HIDDEN = "hidden";
    static final String REVEAL = "reveal";
    static final String START = "start";
    static final String BYTES = "bytes";
    static final String UPLOADED = "uploaded";
    static final String FINISH = "finish";
    static final String PROCESSED = "processed";
    static final String COMMENT = "comment";

    /** Id of the post, hidden or live, or of the video. */
    static final String POST = "post";

    private static final String SINCE = "since";
    private static final String URL = "url";
    private static final String BEGUN_ANEW = "begun-anew";
    private static final Pattern DIGITS = Pattern.compile("\\d{1,32}");

    private final URI webAddress;
    private final Clock clock;

    Course(URI webAddress, Clock clock) {
        this.webAddress = webAddress;
        this.clock = clock;
    }

    /** The Page in paths: its id where the account's handle is one, else whomever the token belongs to. */
    static String page(ConnectedAccount account) {
        String handle = account.handle();
        return handle != null && DIGITS.matcher(handle).matches() ? "/" + handle : "/me";
    }

    static Checkpoint start(Message message) {
        Message.Part first = message.first();
        if (first.media().stream().anyMatch(Message.Media::isVideo)) {
            return Checkpoint.repeatable(START);
        }
        return first.media().isEmpty() ? Checkpoint.repeatable(HIDDEN) : Photos.begin(Checkpoint.repeatable(PHOTO));
    }

    /** From the first step again, once in the life of a delivery; empty if that was done before. */
    Optional<Pending> anew(PublishRequest request, Checkpoint at) {
        return at.get(BEGUN_ANEW) == null
                ? Optional.of(next(start(request.message()).with(BEGUN_ANEW, "yes")))
                : Optional.empty();
    }

    Pending next(Checkpoint next) {
        return new Pending(next, clock.instant());
    }

    /**
     * The same step once more after a pause; empty if it was tried that often already.
     *
     * @param why what is counted, stored with the checkpoint
     */
    Optional<Pending> again(Checkpoint at, String why, int tries, Duration pause) {
        String counter = "tries." + why + "." + at.step();
        int made = 1 + Integer.parseInt(Objects.requireNonNullElse(at.get(counter), "0"));
        return made < tries
                ? Optional.of(new Pending(
                        at.with(counter, Integer.toString(made)),
                        clock.instant().plus(pause)))
                : Optional.empty();
    }

    /** Remembers that a wait begins here. */
    Checkpoint waiting(Checkpoint at) {
        return at.with(SINCE, Long.toString(clock.instant().toEpochMilli()));
    }

    /** How long the wait has taken; nothing if none was begun. */
    Duration waited(Checkpoint at) {
        String since = at.get(SINCE);
        return since == null
                ? Duration.ZERO
                : Duration.between(Instant.ofEpochMilli(Long.parseLong(since)), clock.instant());
    }

    /** Knowing where people can read the post, if Facebook told. */
    static Checkpoint readableAt(Checkpoint at, @Nullable String permalink) {
        return permalink == null || permalink.isEmpty() ? at : at.with(URL, permalink);
    }

    /** Goes on after the part {@code at} is about is live: with the next comment, or with the end. */
    PublishOutcome live(PublishRequest request, Checkpoint at) {
        int parts = request.message().parts().size();
        if (at.part() < parts) {
            return next(at.nowLive().part(at.part() + 1).thenIrreversible(COMMENT));
        }
        return new Published(new RemotePost(
                at.require(POST),
                address(at),
                IntStream.rangeClosed(2, parts)
                        .mapToObj(part -> at.require(commentKey(part)))
                        .toList()));
    }

    static Message.Part part(PublishRequest request, Checkpoint at) {
        return request.message().parts().get(at.part() - 1);
    }

    static Checkpoint commented(Checkpoint at, String id) {
        return at.with(commentKey(at.part()), id);
    }

    /** Whether this delivery has made that comment. */
    static boolean isOwnComment(Checkpoint at, String id) {
        return at.data().entrySet().stream()
                .filter(known -> known.getKey().startsWith("comment."))
                .map(Map.Entry::getValue)
                .anyMatch(id::equals);
    }

    private static String commentKey(int part) {
        return "comment." + part;
    }

    /** Videos are told relative to the website. */
    private @Nullable URI address(Checkpoint at) {
        String told = at.get(URL);
        try {
            return told == null
                    ? new URI(webAddress + "/" + at.require(POST))
                    : new URI(told.startsWith("/") ? webAddress + told : told);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
