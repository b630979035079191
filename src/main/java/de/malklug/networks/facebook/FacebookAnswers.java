/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import static de.malklug.networks.PublishOutcome.Reason.CONFIGURATION;
import static de.malklug.networks.PublishOutcome.Reason.CONTENT;
import static de.malklug.networks.PublishOutcome.Reason.CREDENTIALS;
import static de.malklug.networks.PublishOutcome.Reason.FORBIDDEN;
import static de.malklug.networks.PublishOutcome.Reason.OTHER;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphError;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Facebook's errors. The comments name the recorded body that proves a row, under
 * {@code src/test/resources/networks/facebook/__files}.
 */
final class FacebookAnswers {

    static final int POSTED_TOO_FAST = 1390008;

    /** The same text, or the same photos, are there already: {@code feed-400-duplicate.json} and its like. */
    private static final int SAME_CONTENT = 1404082;

    private static final int SAME_PHOTOS = 1366051;
    private static final int LINK_NOT_READ = 1609005;
    private static final int ABUSIVE = 368;

    /** Passing faults with a name of their own: {@code feed-400-unavailable.json}, {@code feed-400-link-unavailable.json}. */
    private static final Set<Integer> PASSING_SUBCODES = Set.of(1363047, 1609010);

    /** 1 and 2 are outages, 960 a failed batch, 6000 and 6001 troubles of an upload. */
    private static final Set<Integer> PASSING_CODES = Set.of(1, 2, 960, 6000, 6001);

    /** Missing authorisation of the Page, a limited account, a security check: a person must act on Facebook. */
    private static final Set<Integer> PERSON_SUBCODES = Set.of(1404078, 1404112, 1404006, 4854002);

    /** Pictures too large or broken, offensive or invalid content, addresses Facebook does not take. */
    private static final Set<Integer> CONTENT_SUBCODES =
            Set.of(1366046, 2069019, 1346003, 1404102, 1349125, 1609008, 2061006);

    /** Invalid or missing parameters, empty posts, addresses and videos Facebook cannot read. */
    private static final Set<Integer> CONTENT_CODES = Set.of(100, 194, 197, 1500, 351, 352, 382, 389, LINK_NOT_READ);

    /** What surely was not carried out although the call makes something public, given a 4xx. */
    private static final Set<Integer> SURELY_REFUSED = Set.of(100, 194, 197, 1500);

    private static final int NO_TOKEN = 104;
    private static final int NOT_AS_PAGE = 1705;
    private static final int OLD_VERSION = 2635;

    private final Clock clock;
    private final Duration tooFastWait;

    FacebookAnswers(Clock clock, Duration tooFastWait) {
        this.clock = clock;
        this.tooFastWait = tooFastWait;
    }

    /** Why a call that may be made again did not do what it should. */
    PublishOutcome notDone(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> unreachable();
            case HttpResult.Lost lost -> new Deferred(Cause.BUSY, null, "no-answer");
            case HttpResult.Answered answered -> notDone(answered.answer());
        };
    }

    private PublishOutcome notDone(HttpAnswer answer) {
        Optional<GraphError> error = GraphError.of(answer);
        if (answer.isRedirect()) {
            return rejected(CONFIGURATION, answer);
        }
        if (isRateLimit(answer, error)) {
            return rateLimited(answer, error);
        }
        if (isVague(answer, error)) {
            return new Deferred(Cause.BUSY, waitFor(answer), code(answer));
        }
        return rejected(error.map(FacebookAnswers::reason).orElseGet(() -> reason(answer)), answer);
    }

    /** Why a call that makes something public brought nothing. Whatever is not surely refused may be live. */
    PublishOutcome notPublic(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> unreachable();
            case HttpResult.Lost lost -> new Unconfirmed(lost.evidence());
            case HttpResult.Answered answered -> notPublic(answered.answer());
        };
    }

    private PublishOutcome notPublic(HttpAnswer answer) {
        Optional<GraphError> error = GraphError.of(answer);
        if (answer.isRedirect()) {
            return rejected(CONFIGURATION, answer);
        }
        if (answer.status() < 400 || answer.status() >= 500 || answer.status() == 408) {
            return unconfirmed(answer); // feed-500-unknown.json
        }
        if (isRateLimit(answer, error)) {
            return rateLimited(answer, error); // feed-400-page-limit.json
        }
        boolean surely = error.map(each -> each.isToken()
                        || each.isPermission()
                        || SURELY_REFUSED.contains(each.code()) && !each.isNotVisible())
                .orElse(answer.status() == 401);
        return surely && !error.map(FacebookAnswers::isPassing).orElse(false)
                ? rejected(error.map(FacebookAnswers::reason).orElse(CREDENTIALS), answer)
                : unconfirmed(answer); // update-400-not-visible.json, feed-400-same-content.json
    }

    /** Says that the same is there already: {@code feed-400-duplicate.json}, {@code feed-400-same-content.json}. */
    static boolean isDuplicate(HttpResult result) {
        return error(result)
                .filter(error -> error.code() == 506
                        || error.is(ABUSIVE, SAME_CONTENT)
                        || error.subcode() == SAME_PHOTOS) // feed-400-same-photos.json
                .isPresent();
    }

    /** The object is missing, or Meta does not see it now: {@code update-400-not-visible.json}. */
    static boolean isNotVisible(HttpResult result) {
        return error(result).filter(GraphError::isNotVisible).isPresent();
    }

    /** Facebook could not read the linked page: {@code feed-400-link-not-read.json}. */
    static boolean isLinkNotRead(HttpResult result) {
        return error(result)
                .filter(error -> error.code() == LINK_NOT_READ || error.subcode() == LINK_NOT_READ)
                .isPresent();
    }

    private static Optional<GraphError> error(HttpResult result) {
        return result.received().flatMap(GraphError::of);
    }

    private static boolean isRateLimit(HttpAnswer answer, Optional<GraphError> error) {
        return error.map(each -> each.isRateLimit() || each.is(ABUSIVE, POSTED_TOO_FAST))
                .orElse(answer.status() == 429);
    }

    private PublishOutcome rateLimited(HttpAnswer answer, Optional<GraphError> error) {
        Instant named = waitFor(answer);
        boolean tooFast =
                error.filter(each -> each.is(ABUSIVE, POSTED_TOO_FAST)).isPresent();
        Instant until = named == null && tooFast ? clock.instant().plus(tooFastWait) : named; // feed-400-too-fast.json
        return new Deferred(Cause.RATE_LIMITED, until, code(answer)); // feed-400-page-limit.json
    }

    /** The answer does not say what became of the call. */
    private static boolean isVague(HttpAnswer answer, Optional<GraphError> error) {
        return answer.status() < 400
                || answer.status() == 408
                || error.map(FacebookAnswers::isPassing).orElse(answer.status() >= 500);
    }

    private static boolean isPassing(GraphError error) {
        return error.passing()
                || PASSING_SUBCODES.contains(error.subcode())
                || PASSING_CODES.contains(error.code())
                || error.code() == 0 && error.status() >= 500;
    }

    private static Reason reason(GraphError error) {
        if (PERSON_SUBCODES.contains(error.subcode()) || error.code() == ABUSIVE && !isContent(error)) {
            return FORBIDDEN; // feed-400-identity.json, feed-400-abusive.json, feed-400-page-authorisation.json
        }
        if (isContent(error)) {
            return CONTENT; // photos-400-too-large.json, feed-400-standards.json, feed-400-facebook-link.json
        }
        if (error.isToken() || error.isPermission() || error.code() == NOT_AS_PAGE) {
            return CREDENTIALS; // feed-400-token.json, feed-403-permission.json, feed-400-not-as-page.json
        }
        if (error.code() == NO_TOKEN || error.code() == OLD_VERSION || needsProof(error)) {
            return CONFIGURATION; // feed-400-no-token.json, feed-400-old-version.json, feed-400-proof.json
        }
        if (error.isNotVisible()) {
            return OTHER; // update-400-not-visible.json
        }
        return CONTENT_CODES.contains(error.code()) ? CONTENT : OTHER; // feed-400-empty.json, feed-400-parameter.json
    }

    private static boolean isContent(GraphError error) {
        return CONTENT_SUBCODES.contains(error.subcode())
                || error.code() == 506
                || error.is(ABUSIVE, SAME_CONTENT)
                || error.subcode() == SAME_PHOTOS;
    }

    /** The app demands a proof with every call; malklug sends none. */
    private static boolean needsProof(GraphError error) {
        return error.code() == 100 && error.explanation().contains("appsecret_proof");
    }

    /** An intermediary answered. */
    private static Reason reason(HttpAnswer answer) {
        return switch (answer.status()) {
            case 401 -> CREDENTIALS;
            case 403 -> FORBIDDEN;
            default -> CONFIGURATION; // feed-404-proxy.html
        };
    }

    /** Nothing was sent. */
    static Deferred unreachable() {
        return new Deferred(Cause.UNREACHABLE, null, "unreachable");
    }

    static Unconfirmed unconfirmed(HttpAnswer answer) {
        return new Unconfirmed(evidence(answer));
    }

    static String evidence(HttpAnswer answer) {
        return (answer.status() + " "
                        + GraphError.of(answer)
                                .map(error -> error.codes() + " " + error.explanation())
                                .orElseGet(answer::excerpt))
                .strip();
    }

    static Rejected rejected(Reason reason, HttpAnswer answer) {
        String explanation = GraphError.of(answer).map(GraphError::explanation).orElseGet(answer::excerpt);
        return new Rejected(reason, code(answer), explanation);
    }

    /** A refusal that is about the message, whatever else its code may mean. */
    static Rejected refusedContent(HttpResult result) {
        return result.received()
                .map(answer -> rejected(CONTENT, answer))
                .orElseGet(() -> new Rejected(CONTENT, "no-answer", ""));
    }

    @Nullable
    Instant waitFor(HttpAnswer answer) {
        return GraphAnswers.waitFor(answer, clock);
    }

    static String code(HttpAnswer answer) {
        return GraphError.of(answer).map(GraphError::codes).orElseGet(() -> Integer.toString(answer.status()));
    }
}
