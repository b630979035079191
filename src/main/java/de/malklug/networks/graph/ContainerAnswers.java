/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Turns answers of container calls into outcomes, by the network's own table of errors. */
public final class ContainerAnswers {

    private final ContainerDialect dialect;
    private final ContainerTimes times;
    private final Clock clock;

    public ContainerAnswers(ContainerDialect dialect, ContainerTimes times, Clock clock) {
        this.dialect = dialect;
        this.times = times;
        this.clock = clock;
    }

    static Optional<GraphError> error(HttpResult result) {
        return result.received()
                .filter(answer -> !answer.isSuccess() && !answer.isRedirect())
                .flatMap(GraphError::of);
    }

    /** Why a call that made nothing public did not do what it should. */
    public PublishOutcome notDone(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Deferred(Cause.UNREACHABLE, null, "unreachable");
            case HttpResult.Lost lost -> new Deferred(Cause.BUSY, null, "no-answer");
            case HttpResult.Answered answered -> notDone(answered);
        };
    }

    private PublishOutcome notDone(HttpResult.Answered answered) {
        HttpAnswer answer = answered.answer();
        Optional<GraphError> error = error(answered);
        if (error.isPresent()) {
            return refused(dialect.refusal(error.get()), error.get(), answer);
        }
        int status = answer.status();
        if (status == 429) {
            return rateLimited(answer, "429");
        }
        if (status == 401) {
            return new Rejected(Reason.CREDENTIALS, "401", answer.excerpt());
        }
        if (status < 400 && !answer.isRedirect() || status == 408 || status >= 500) {
            return new Deferred(Cause.BUSY, GraphAnswers.waitFor(answer, clock), Integer.toString(status));
        }
        return new Rejected(Reason.CONFIGURATION, Integer.toString(status), answer.excerpt());
    }

    private PublishOutcome refused(ContainerRefusal refusal, GraphError error, HttpAnswer answer) {
        Reason reason = refusal.reason();
        if (reason != null) {
            return new Rejected(reason, error.codes(), error.explanation());
        }
        return switch (refusal) {
            case RATE_LIMITED -> rateLimited(answer, error.codes());
            case QUOTA -> usedUp(error.codes());
            default -> new Deferred(Cause.BUSY, GraphAnswers.waitFor(answer, clock), error.codes());
        };
    }

    private Deferred rateLimited(HttpAnswer answer, String code) {
        Instant named = GraphAnswers.waitFor(answer, clock);
        return new Deferred(Cause.RATE_LIMITED, named == null ? in(times.rateLimitWait()) : named, code);
    }

    /** The account's posts of a day are used up. */
    Deferred usedUp(String code) {
        return new Deferred(Cause.RATE_LIMITED, in(times.quotaWait()), code);
    }

    /** A refusal for good, or that a call failed too often. */
    static Rejected givenUp(GraphError error) {
        return new Rejected(Reason.CONTENT, error.codes(), error.explanation());
    }

    /** Why a call that makes something public brought nothing. What is not surely refused may be live. */
    public PublishOutcome notPublished(HttpResult result) {
        if (result instanceof HttpResult.NotSent) {
            return new Deferred(Cause.UNREACHABLE, null, "unreachable");
        }
        Optional<HttpAnswer> redirect = result.received().filter(HttpAnswer::isRedirect);
        if (redirect.isPresent()) {
            String status = Integer.toString(redirect.get().status());
            return new Rejected(Reason.CONFIGURATION, status, redirect.get().excerpt());
        }
        return error(result).flatMap(this::surelyNotPublished).orElseGet(() -> unclear(result));
    }

    private Optional<PublishOutcome> surelyNotPublished(GraphError error) {
        return switch (dialect.publishRefusal(error)) {
            case QUOTA -> Optional.of(usedUp(error.codes()));
            case CREDENTIALS -> Optional.of(new Rejected(Reason.CREDENTIALS, error.codes(), error.explanation()));
            case NOT_READY, MISSING, UNCLEAR -> Optional.empty();
        };
    }

    /** What was seen instead of a published post; it may be live. */
    static Unconfirmed unclear(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Unconfirmed(notSent.reason());
            case HttpResult.Lost lost -> new Unconfirmed(lost.evidence());
            case HttpResult.Answered answered -> unclear(answered.answer());
        };
    }

    private static Unconfirmed unclear(HttpAnswer answer) {
        return new Unconfirmed(GraphError.of(answer)
                .map(error -> answer.status() + " (" + error.codes() + ") " + error.explanation())
                .orElseGet(() -> answer.status() + " " + answer.excerpt())
                .strip());
    }

    private Instant in(Duration wait) {
        return clock.instant().plus(wait);
    }
}
