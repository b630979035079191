/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The safe way to a post through containers: one for each of several media, wait until they are ready, one for the post, wait
 * again, publish it (irreversible), read its address. A container is invisible until it is published, so all but the
 * publishing may be repeated; one that failed or got too old is made anew.
 */
public final class ContainerCourse {

    public static final String CHILD = "child";
    public static final String CONTAINER = "container";
    public static final String READY = "ready";
    public static final String PUBLISH = "publish";
    public static final String PERMALINK = "permalink";

    private static final String POSITION = "position";
    private static final String CHILDREN = "children";
    private static final String MADE_AT = "made-at";
    private static final String FAILURES = "failures";
    private static final String NONE = "0";
    private static final String SOME = "1";
    private static final Rejected NO_ADDRESS =
            new Rejected(Reason.CONFIGURATION, "public-address", "malklug.public-address is not set");

    private final GraphApi api;
    private final ContainerDialect dialect;
    private final ContainerAnswers answers;
    private final ContainerPublishing publishing;
    private final ContainerTimes times;
    private final Clock clock;

    public ContainerCourse(GraphApi api, ContainerDialect dialect, ContainerTimes times, Clock clock) {
        this.api = api;
        this.dialect = dialect;
        this.answers = new ContainerAnswers(dialect, times, clock);
        this.publishing = new ContainerPublishing(api, dialect, answers, this, times, clock);
        this.times = times;
        this.clock = clock;
    }

    /** The first step of the part {@code at} is about. */
    public static Checkpoint begin(PublishRequest request, Checkpoint at) {
        return part(request, at).media().size() > 1
                ? at.with(POSITION, "1").with(CHILDREN, SOME).thenRepeatable(CHILD)
                : at.with(CHILDREN, NONE).thenRepeatable(CONTAINER);
    }

    public PublishOutcome take(PublishRequest request, Checkpoint at) {
        return switch (at.step()) {
            case CHILD -> child(request, at);
            case CONTAINER -> container(request, at);
            case READY -> ready(request, at);
            case PUBLISH -> publishing.publish(request, at);
            case PERMALINK -> publishing.permalink(request, at);
            default -> throw new IllegalStateException("There is no step " + at.step());
        };
    }

    private PublishOutcome child(PublishRequest request, Checkpoint at) {
        List<Message.Media> media = part(request, at).media();
        int position = Integer.parseInt(at.require(POSITION));
        URI link = request.media().linkTo(media.get(position - 1));
        if (link == null) {
            return NO_ADDRESS;
        }
        HttpCall call = dialect.child(request, at, media.get(position - 1), link);
        return made(request, at, call, childKey(at, position), made -> {
            Checkpoint dated = position == 1 ? made : made.with(MADE_AT, at.require(MADE_AT));
            return position < media.size()
                    ? dated.with(POSITION, Integer.toString(position + 1)).thenRepeatable(CHILD)
                    : dated.thenRepeatable(READY);
        });
    }

    private PublishOutcome container(PublishRequest request, Checkpoint at) {
        List<Message.Media> media = part(request, at).media();
        URI link = media.size() == 1 ? request.media().linkTo(media.getFirst()) : null;
        if (media.size() == 1 && link == null) {
            return NO_ADDRESS;
        }
        List<String> children = media.size() > 1 ? children(request, at) : List.of();
        return made(
                request,
                at,
                dialect.container(request, at, children, link),
                containerKey(at),
                made -> made.with(CHILDREN, NONE).thenRepeatable(READY));
    }

    private PublishOutcome made(
            PublishRequest request, Checkpoint at, HttpCall call, String key, UnaryOperator<Checkpoint> next) {
        Optional<Instant> pause = api.budget().publishingPausedUntil(request.account());
        if (pause.isPresent()) {
            return new Deferred(Cause.RATE_LIMITED, pause.get(), "usage");
        }
        Instant now = clock.instant();
        HttpResult result = api.send(request.account(), call);
        return GraphAnswers.entity(result)
                .map(GraphAnswers::id)
                .<PublishOutcome>map(id ->
                        new Pending(next.apply(at.with(key, id).with(MADE_AT, Long.toString(now.toEpochMilli()))), now))
                .orElseGet(() -> notMade(request, at, result));
    }

    private PublishOutcome notMade(PublishRequest request, Checkpoint at, HttpResult result) {
        return ContainerAnswers.error(result)
                .filter(error -> dialect.refusal(error) == ContainerRefusal.ANEW)
                .map(error -> anew(request, at, ContainerAnswers.givenUp(error)))
                .orElseGet(() -> answers.notDone(result));
    }

    private PublishOutcome ready(PublishRequest request, Checkpoint at) {
        if (isTooOld(at)) {
            return new Pending(begin(request, at), clock.instant());
        }
        boolean children = at.require(CHILDREN).equals(SOME);
        List<String> waitingFor = children ? children(request, at) : List.of(at.require(containerKey(at)));
        for (String container : waitingFor) {
            HttpResult result = api.send(request.account(), dialect.status(request, container));
            Optional<PublishOutcome> obstacle = notReady(request, at, result);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        return children ? new Pending(at.thenRepeatable(CONTAINER), clock.instant()) : beforePublishing(request, at);
    }

    private PublishOutcome beforePublishing(PublishRequest request, Checkpoint at) {
        Instant soonest = madeAt(at).plus(times.publishAfter());
        if (soonest.isAfter(clock.instant())) {
            return new Pending(at, soonest);
        }
        return dialect.isUsedUp(request, at) ? answers.usedUp("quota") : publishing.next(at);
    }

    /** Why the container is not ready; empty if it is, or may be. */
    private Optional<PublishOutcome> notReady(PublishRequest request, Checkpoint at, HttpResult result) {
        Duration age = Duration.between(madeAt(at), clock.instant());
        Pending later = new Pending(at, clock.instant().plus(times.untilNextPoll(age)));
        if (isHidden(result)) {
            return age.compareTo(times.hiddenFor()) < 0 ? Optional.of(later) : Optional.empty();
        }
        ContainerState state = state(result);
        return switch (state.kind()) {
            case FINISHED, PUBLISHED -> Optional.empty();
            case IN_PROGRESS ->
                Optional.of(
                        age.compareTo(times.processingLimit()) < 0
                                ? later
                                : anew(request, at, new Rejected(Reason.CONTENT, "processing", state.words())));
            case ERROR -> Optional.of(failed(request, at, state));
            case EXPIRED -> Optional.of(new Pending(begin(request, at), clock.instant()));
            case OTHER -> Optional.of(answers.notDone(result));
        };
    }

    /** What comes after a container that will never be ready and surely was not published. */
    PublishOutcome failed(PublishRequest request, Checkpoint at, ContainerState state) {
        ContainerRefusal fault = dialect.fault(state.words());
        Rejected lasting =
                new Rejected(fault.reason() == null ? Reason.CONTENT : fault.reason(), "container", state.words());
        return fault.reason() == null ? anew(request, at, lasting) : lasting;
    }

    /** Everything of this part from its beginning, or the refusal if that was done often enough. */
    PublishOutcome anew(PublishRequest request, Checkpoint at, Rejected afterLastTry) {
        String key = FAILURES + "." + at.part();
        String before = at.get(key);
        int failures = 1 + (before == null ? 0 : Integer.parseInt(before));
        return failures >= times.tries()
                ? afterLastTry
                : new Pending(
                        begin(request, at.with(key, Integer.toString(failures))),
                        clock.instant().plus(times.retryAfter()));
    }

    /** The state an answer tells; {@code OTHER} if it tells none. */
    ContainerState state(HttpResult result) {
        return result.received()
                .filter(answer -> answer.isSuccess())
                .map(answer -> dialect.state(answer.json()))
                .orElse(new ContainerState(ContainerState.Kind.OTHER, ""));
    }

    /** Whether Meta says it can't see the object, which is also a passing fault on fresh ones. */
    static boolean isHidden(HttpResult result) {
        return ContainerAnswers.error(result).filter(GraphError::isNotVisible).isPresent();
    }

    boolean isTooOld(Checkpoint at) {
        return madeAt(at).plus(times.maxAge()).isBefore(clock.instant());
    }

    private static Instant madeAt(Checkpoint at) {
        return Instant.ofEpochMilli(Long.parseLong(at.require(MADE_AT)));
    }

    private static List<String> children(PublishRequest request, Checkpoint at) {
        return IntStream.rangeClosed(1, part(request, at).media().size())
                .mapToObj(position -> at.require(childKey(at, position)))
                .toList();
    }

    private static String childKey(Checkpoint at, int position) {
        return "child." + at.part() + "." + position;
    }

    /** Under which name the container of the part {@code at} is about is kept. */
    static String containerKey(Checkpoint at) {
        return "container." + at.part();
    }

    /** The part of the message a step is about. */
    public static Message.Part part(PublishRequest request, Checkpoint at) {
        return request.message().parts().get(at.part() - 1);
    }
}
