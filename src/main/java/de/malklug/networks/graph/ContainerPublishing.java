/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The publishing itself. It is only ever tried for a container that was not tried before, or was surely not published, or was
 * looked for without being found; so one that turns out to be gone or too old may be made anew here.
 */
final class ContainerPublishing {

    private static final String READY_AT = "ready-at";
    private static final String MISSING = "missing";
    private static final String ALWAYS = "always";
    private static final String ASKED = "asked";
    private static final int ADDRESS_TRIES = 3;

    private final GraphApi api;
    private final ContainerDialect dialect;
    private final ContainerAnswers answers;
    private final ContainerCourse course;
    private final ContainerTimes times;
    private final Clock clock;

    ContainerPublishing(
            GraphApi api,
            ContainerDialect dialect,
            ContainerAnswers answers,
            ContainerCourse course,
            ContainerTimes times,
            Clock clock) {
        this.api = api;
        this.dialect = dialect;
        this.answers = answers;
        this.course = course;
        this.times = times;
        this.clock = clock;
    }

    /** The container is ready: publish it. */
    Pending next(Checkpoint at) {
        Instant now = clock.instant();
        return new Pending(
                at.with(READY_AT, Long.toString(now.toEpochMilli()))
                        .with(MISSING, "0")
                        .thenIrreversible(ContainerCourse.PUBLISH),
                now);
    }

    PublishOutcome publish(PublishRequest request, Checkpoint at) {
        if (course.isTooOld(at)) {
            return new Pending(ContainerCourse.begin(request, at), clock.instant());
        }
        if (at.require(MISSING).equals(ALWAYS)) {
            return alwaysMissing(request, at);
        }
        String container = at.require(ContainerCourse.containerKey(at));
        if (wasLookedFor(at) || !isFresh(at)) {
            HttpResult status = api.send(request.account(), dialect.status(request, container));
            Optional<PublishOutcome> obstacle = obstacle(request, at, status);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        HttpResult result = api.send(request.account(), dialect.publish(request, at, container));
        return GraphAnswers.entity(result)
                .map(GraphAnswers::id)
                .map(id -> live(dialect, request, at, id, clock.instant()))
                .orElseGet(() -> notPublished(at, result));
    }

    /** How it goes on once the part is known to be live: with its address, if it is the first. */
    static PublishOutcome live(
            ContainerDialect dialect, PublishRequest request, Checkpoint at, String post, Instant now) {
        Checkpoint live = at.with(ContainerPosts.key(at.part()), post).nowLive();
        return at.part() == 1
                ? new Pending(live.thenRepeatable(ContainerCourse.PERMALINK), now)
                : dialect.afterPart(request, live);
    }

    private static boolean wasLookedFor(Checkpoint at) {
        return at.unclear() != null;
    }

    private boolean isFresh(Checkpoint at) {
        Instant readyAt = Instant.ofEpochMilli(Long.parseLong(at.require(READY_AT)));
        return !readyAt.plus(times.readyFor()).isBefore(clock.instant());
    }

    /** Why the container must not be published now; nothing was sent. Empty if it may be. */
    private Optional<PublishOutcome> obstacle(PublishRequest request, Checkpoint at, HttpResult status) {
        if (ContainerCourse.isHidden(status)) {
            return wasLookedFor(at)
                    ? Optional.of(new Pending(ContainerCourse.begin(request, at), clock.instant()))
                    : Optional.empty();
        }
        ContainerState state = course.state(status);
        return switch (state.kind()) {
            case FINISHED -> Optional.empty();
            case PUBLISHED -> Optional.of(new Unconfirmed("The container says that it is published"));
            case IN_PROGRESS -> Optional.of(new Pending(at.thenRepeatable(ContainerCourse.READY), clock.instant()));
            case ERROR -> Optional.of(course.failed(request, at, state));
            case EXPIRED -> Optional.of(new Pending(ContainerCourse.begin(request, at), clock.instant()));
            case OTHER -> Optional.of(answers.notDone(status));
        };
    }

    private PublishOutcome notPublished(Checkpoint at, HttpResult result) {
        PublishRefusal refusal =
                ContainerAnswers.error(result).map(dialect::publishRefusal).orElse(PublishRefusal.UNCLEAR);
        return switch (refusal) {
            case NOT_READY ->
                new Pending(
                        at.thenRepeatable(ContainerCourse.READY),
                        clock.instant().plus(times.pollInterval()));
            case MISSING -> missing(at, result);
            case QUOTA, CREDENTIALS, UNCLEAR -> answers.notPublished(result);
        };
    }

    /** Common right after a container was made. If no other answer ever came, it was surely not published by us. */
    private PublishOutcome missing(Checkpoint at, HttpResult result) {
        if (wasLookedFor(at)) {
            return ContainerAnswers.unclear(result);
        }
        int before = Integer.parseInt(at.require(MISSING));
        return before < times.missingRetries().size()
                ? new Pending(
                        at.with(MISSING, Integer.toString(before + 1)),
                        clock.instant().plus(times.missingRetries().get(before)))
                : new Pending(at.with(MISSING, ALWAYS), clock.instant());
    }

    /** Nothing is called: a look comes first, and only then a new container. */
    private PublishOutcome alwaysMissing(PublishRequest request, Checkpoint at) {
        return wasLookedFor(at)
                ? course.anew(request, at, new Rejected(Reason.OTHER, "missing", "The container is never found"))
                : new Unconfirmed("Every answer was that the container is not there");
    }

    /** Never fails a post that is live: without an address it goes on without one. */
    PublishOutcome permalink(PublishRequest request, Checkpoint at) {
        HttpResult result = api.send(request.account(), dialect.permalink(request, ContainerPosts.id(at, 1)));
        String address = result.received()
                .filter(HttpAnswer::isSuccess)
                .map(answer -> GraphAnswers.text(answer.json().path("permalink")))
                .orElse(null);
        if (address != null) {
            return dialect.afterPart(request, at.with(ContainerPosts.URL, address));
        }
        int asked = 1 + Integer.parseInt(Optional.ofNullable(at.get(ASKED)).orElse("0"));
        return asked < ADDRESS_TRIES
                ? new Pending(
                        at.with(ASKED, Integer.toString(asked)), clock.instant().plus(times.pollInterval()))
                : dialect.afterPart(request, at);
    }
}
