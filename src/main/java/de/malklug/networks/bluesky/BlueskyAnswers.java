/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;
import static de.malklug.networks.PublishOutcome.Cause.RATE_LIMITED;
import static de.malklug.networks.PublishOutcome.Cause.UNREACHABLE;
import static de.malklug.networks.PublishOutcome.Reason.CONFIGURATION;
import static de.malklug.networks.PublishOutcome.Reason.CONTENT;
import static de.malklug.networks.PublishOutcome.Reason.CREDENTIALS;
import static de.malklug.networks.PublishOutcome.Reason.FORBIDDEN;
import static de.malklug.networks.PublishOutcome.Reason.OTHER;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.Waits;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a server's refusals mean, row by row of the errors the lexicons and the reference server know. Each row has a
 * recorded body under {@code src/test/resources/networks/bluesky}.
 */
final class BlueskyAnswers {

    private final Clock clock;

    BlueskyAnswers(Clock clock) {
        this.clock = clock;
    }

    /** An answer that is no success, to a call that can be repeated. */
    PublishOutcome refused(HttpAnswer answer) {
        int status = answer.status();
        if (answer.isRedirect()) {
            return rejected(CONFIGURATION, answer);
        }
        return switch (status) {
            case 400 -> rejected(badRequest(Xrpc.error(answer)), answer);
            case 401 -> rejected(unauthorized(Xrpc.error(answer)), answer);
            case 403 -> rejected(Xrpc.error(answer).isEmpty() ? FORBIDDEN : CREDENTIALS, answer);
            case 404, 405, 501 -> rejected(CONFIGURATION, answer);
            case 406, 413, 415 -> rejected(CONTENT, answer);
            case 429 -> new Deferred(RATE_LIMITED, waitFor(answer), "429");
            default -> status == 408 || status < 400 || status >= 500 ? unclear(answer) : rejected(OTHER, answer);
        };
    }

    private static Reason badRequest(String error) {
        return switch (error) {
            case "InvalidRequest", "InvalidMimeType", "InvalidSize", "BlobNotFound", "BlobTooLarge" -> CONTENT;
            case "ExpiredToken", "InvalidToken" -> CREDENTIALS;
            case "RepoNotFound", "RepoTakendown", "RepoSuspended", "RepoDeactivated" -> FORBIDDEN;
            case "XRPCNotSupported", "MethodNotImplemented" -> CONFIGURATION;
            default -> OTHER;
        };
    }

    private static Reason unauthorized(String error) {
        return isAboutAccount(error) ? FORBIDDEN : CREDENTIALS;
    }

    /** A 401 that no new token will change. */
    static boolean isAboutAccount(String error) {
        return error.equals("AccountTakedown")
                || error.equals("AccountDeactivated")
                || error.equals("AccountSuspended");
    }

    static Unconfirmed unclear(HttpAnswer answer) {
        return new Unconfirmed(answer.status() + " " + (answer.complete() ? "" : "(cut off) ") + answer.excerpt());
    }

    /** The same, where the call made nothing anybody could see: it did not happen, and may be tried again. */
    PublishOutcome refusedUnseen(HttpAnswer answer) {
        PublishOutcome outcome = refused(answer);
        return outcome instanceof Unconfirmed ? new Deferred(BUSY, waitFor(answer), Xrpc.code(answer)) : outcome;
    }

    /** Nothing was sent. */
    static Deferred unreachable() {
        return new Deferred(UNREACHABLE, null, "unreachable");
    }

    /** Sent, not answered, and nothing came of it. */
    static Deferred unanswered() {
        return new Deferred(BUSY, null, "no-answer");
    }

    static Unconfirmed lost(Lost failure) {
        return new Unconfirmed(failure.evidence());
    }

    static Rejected rejected(Reason reason, HttpAnswer answer) {
        return new Rejected(reason, Xrpc.code(answer), Xrpc.message(answer));
    }

    /** The wait the answer names, or null. Every answer carries {@code RateLimit-Reset}; it counts where the limit is reached. */
    @Nullable
    Instant waitFor(HttpAnswer answer) {
        return answer.status() == 429 ? Waits.named(answer, clock, "RateLimit-Reset") : Waits.named(answer, clock);
    }
}
