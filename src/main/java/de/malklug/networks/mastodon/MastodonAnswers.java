/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads Mastodon's answers. The comments name the recorded body that proves a row, under
 * {@code src/test/resources/networks/mastodon/__files}.
 */
final class MastodonAnswers {

    private final Clock clock;
    private final Duration pollInterval;

    MastodonAnswers(Clock clock, Duration pollInterval) {
        this.clock = clock;
        this.pollInterval = pollInterval;
    }

    /** The entity a call made or asked for: a 2xx with a readable id. */
    static Optional<JsonNode> entity(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(HttpAnswer::json)
                .filter(entity -> id(entity) != null);
    }

    /** The id as text, whatever the server thinks it is; null if there is none. */
    static @Nullable String id(JsonNode entity) {
        JsonNode id = entity.path("id");
        String text = id.isString() || id.isNumber() ? id.asString() : "";
        return text.isEmpty() ? null : text;
    }

    /** Why the call that makes a post public brought no post. Whatever is not surely refused may be live. */
    PublishOutcome notPosted(HttpResult result, boolean reply) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Deferred(Cause.UNREACHABLE, null, "unreachable");
            case HttpResult.Lost lost -> new Unconfirmed(lost.evidence());
            case HttpResult.Answered answered -> notPosted(answered.answer(), reply);
        };
    }

    private PublishOutcome notPosted(HttpAnswer answer, boolean reply) {
        int status = answer.status();
        if (status == 401 || status == 403) {
            return notAllowed(answer);
        }
        if (status == 429) {
            return rateLimited(answer); // statuses-429-limit.json, statuses-429-proxy.html
        }
        if (answer.isRedirect()) {
            return rejected(Reason.CONFIGURATION, answer);
        }
        if (status < 400 || status == 408 || status >= 500 || answer.isHtml()) {
            return unconfirmed(answer); // statuses-502-proxy.html, statuses-503-lock.json, statuses-500-used-key.json
        }
        return switch (status) {
            case 404 -> rejected(reply ? Reason.PARENT_GONE : Reason.OTHER, answer); // statuses-404-parent.json
            case 405, 406, 415 -> rejected(Reason.CONFIGURATION, answer);
            case 410 -> rejected(Reason.FORBIDDEN, answer); // statuses-410-suspended.json
            case 400, 422 -> notAccepted(answer);
            default -> rejected(Reason.OTHER, answer);
        };
    }

    private PublishOutcome notAccepted(HttpAnswer answer) {
        String error = error(answer);
        if (error.contains("already attached") || error.contains("Duplicate record")) {
            return unconfirmed(answer); // statuses-422-already-attached.json, statuses-422-duplicate-record.json
        }
        if (error.startsWith("Cannot attach files that have not finished processing")) {
            Instant soon = clock.instant().plus(pollInterval);
            return new Deferred(Cause.PROCESSING, soon, "422"); // statuses-422-media-processing.json
        }
        return rejected(isAppToken(error) ? Reason.CREDENTIALS : Reason.CONTENT, answer); // statuses-422-too-long.json
    }

    /** Why a call that may be made again did not do what it should. */
    PublishOutcome notDone(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Deferred(Cause.UNREACHABLE, null, "unreachable");
            case HttpResult.Lost lost -> new Deferred(Cause.UNREACHABLE, null, "no-answer");
            case HttpResult.Answered answered -> notDone(answered.answer());
        };
    }

    private PublishOutcome notDone(HttpAnswer answer) {
        int status = answer.status();
        if (status < 400 && !answer.isRedirect() || status == 408 || status >= 500) {
            return new Deferred(Cause.BUSY, Waits.named(answer, clock), Integer.toString(status));
        }
        return switch (status) {
            case 401, 403 -> notAllowed(answer);
            case 429 -> rateLimited(answer);
            case 400, 413, 422 -> rejected(isAppToken(error(answer)) ? Reason.CREDENTIALS : Reason.CONTENT, answer);
            case 410 -> rejected(Reason.FORBIDDEN, answer);
            default -> rejected(Reason.CONFIGURATION, answer);
        };
    }

    private static PublishOutcome notAllowed(HttpAnswer answer) {
        String error = error(answer);
        boolean reconnect = answer.status() == 401 // statuses-401-revoked-token.json
                || error.contains("outside the authorized scopes") // statuses-403-scope.json
                || error.startsWith("Your login is"); // statuses-403-login-disabled.json
        return rejected(reconnect ? Reason.CREDENTIALS : Reason.FORBIDDEN, answer); // statuses-403-not-allowed.json
    }

    private static boolean isAppToken(String error) {
        return error.startsWith("This method requires an authenticated user"); // statuses-422-app-token.json
    }

    private PublishOutcome rateLimited(HttpAnswer answer) {
        return new Deferred(Cause.RATE_LIMITED, wait(answer), "429");
    }

    /** The wait the answer names, or null. */
    @Nullable
    Instant wait(HttpAnswer answer) {
        return Waits.named(answer, clock, "X-RateLimit-Reset");
    }

    private static PublishOutcome unconfirmed(HttpAnswer answer) {
        return new Unconfirmed((answer.status() + " " + answer.excerpt()).strip());
    }

    static Rejected rejected(Reason reason, HttpAnswer answer) {
        return new Rejected(reason, Integer.toString(answer.status()), answer.excerpt());
    }

    /** The server's words; some servers put them into an object. */
    static String error(HttpAnswer answer) {
        JsonNode error = answer.json().path("error");
        return error.isString() ? error.asString() : error.isMissingNode() ? answer.body() : error.toString();
    }
}
