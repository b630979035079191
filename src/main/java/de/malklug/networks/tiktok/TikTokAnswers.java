/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

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
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import de.malklug.networks.http.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What refusals mean, told apart by {@code error.code}, which is {@code ok} in every success and may be a refusal in an answer
 * of 200. Each row has a recorded body under {@code src/test/resources/networks/tiktok}. See
 * <a href="https://developers.tiktok.com/doc/tiktok-api-v2-error-handling">TikTok's page on errors</a>.
 */
final class TikTokAnswers {

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    private final Clock clock;

    TikTokAnswers(Clock clock) {
        this.clock = clock;
    }

    /** The data of an answer that says it is a success. */
    static Optional<JsonNode> data(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(HttpAnswer::json)
                .filter(body -> body.path("error").path("code").asString("").equals("ok"))
                .map(body -> body.path("data"))
                .filter(JsonNode::isObject);
    }

    /** Why a call that may be made again did not do what it should: whatever is unclear is tried again. */
    PublishOutcome refused(HttpResult result) {
        return switch (result) {
            case NotSent failure -> unreachable();
            case Lost failure -> unanswered();
            case Answered answered -> refused(answered.answer());
        };
    }

    private PublishOutcome refused(HttpAnswer answer) {
        PublishOutcome clear = clear(answer);
        return clear == null ? new Deferred(BUSY, Waits.named(answer, clock), code(answer)) : clear;
    }

    /** Why a call that must not be made twice brought nothing: whatever is unclear may have worked. */
    PublishOutcome refusedOrUnclear(HttpResult result) {
        return switch (result) {
            case NotSent failure -> unreachable();
            case Lost failure -> new Unconfirmed(failure.evidence());
            case Answered answered -> {
                PublishOutcome clear = clear(answered.answer());
                yield clear == null ? new Unconfirmed(evidence(answered.answer())) : clear;
            }
        };
    }

    /** Null if the answer does not tell whether the call worked. */
    private @Nullable PublishOutcome clear(HttpAnswer answer) {
        if (answer.isRedirect()) {
            return rejected(CONFIGURATION, answer);
        }
        String code = error(answer);
        return switch (code) {
            case "spam_risk_too_many_posts", "spam_risk_too_many_pending_share", "reached_active_user_cap" ->
                limited(answer, clock.instant().plus(A_DAY));
            case "rate_limit_exceeded" -> limited(answer, Waits.named(answer, clock));
            default -> answer.status() == 429 ? limited(answer, Waits.named(answer, clock)) : refusal(answer, code);
        };
    }

    private static @Nullable PublishOutcome refusal(HttpAnswer answer, String code) {
        Reason reason = reasonOf(code);
        if (reason != null) {
            return rejected(reason, answer);
        }
        int status = answer.status();
        return status < 400 || status == 408 || status >= 500 ? null : rejected(byStatus(status), answer);
    }

    private static @Nullable Reason reasonOf(String code) {
        return switch (code) {
            case "invalid_param", "invalid_params" -> CONTENT;
            case "access_token_invalid",
                    "scope_not_authorized",
                    "scope_permission_missed",
                    "invalid_grant",
                    "invalid_client" -> CREDENTIALS;
            case "spam_risk_user_banned_from_posting", "app_version_check_failed" -> FORBIDDEN;
            case "unaudited_client_can_only_post_to_private_accounts",
                    "url_ownership_unverified",
                    "privacy_level_option_mismatch" -> CONFIGURATION;
            case "invalid_publish_id", "token_not_authorized_for_specified_publish_id", "publish_not_cancellable" ->
                OTHER;
            default -> null;
        };
    }

    private static Reason byStatus(int status) {
        return switch (status) {
            case 400, 413, 415, 422 -> CONTENT;
            case 401 -> CREDENTIALS;
            case 403 -> FORBIDDEN;
            case 404, 405, 406, 410 -> CONFIGURATION;
            default -> OTHER;
        };
    }

    private Deferred limited(HttpAnswer answer, @Nullable Instant until) {
        return new Deferred(RATE_LIMITED, until, code(answer));
    }

    /** Why there is no new access token; such answers are flat and may be 200. */
    PublishOutcome tokenRefused(HttpAnswer answer) {
        JsonNode error = answer.json().path("error");
        boolean named = error.isString() && !error.asString().isEmpty();
        return named && answer.status() < 500 && answer.status() != 429
                ? rejected(CREDENTIALS, answer)
                : refused(answer);
    }

    /** Whether a status call says it does not know the publication, or not for this account. */
    static boolean isUnknownPublication(HttpResult result) {
        return result.received()
                .map(TikTokAnswers::error)
                .filter(code -> code.equals("invalid_publish_id")
                        || code.equals("token_not_authorized_for_specified_publish_id"))
                .isPresent();
    }

    static Deferred unreachable() {
        return new Deferred(UNREACHABLE, null, "unreachable");
    }

    /** Sent, not answered, and it may be sent again. */
    static Deferred unanswered() {
        return new Deferred(BUSY, null, "no-answer");
    }

    static Rejected rejected(Reason reason, HttpAnswer answer) {
        return new Rejected(reason, code(answer), message(answer));
    }

    static String evidence(HttpAnswer answer) {
        return (answer.status() + " " + message(answer)).strip();
    }

    /** The error's name, for example {@code rate_limit_exceeded}; empty where there is none. */
    static String error(HttpAnswer answer) {
        JsonNode error = answer.json().path("error");
        String name = error.isString() ? error.asString() : error.path("code").asString("");
        return NAME.matcher(name).matches() && !name.equals("ok") ? name : "";
    }

    static String code(HttpAnswer answer) {
        String error = error(answer);
        return error.isEmpty() ? String.valueOf(answer.status()) : error;
    }

    private static String message(HttpAnswer answer) {
        JsonNode body = answer.json();
        String message = body.path("error")
                .path("message")
                .asString(body.path("error_description").asString(""));
        String log =
                body.path("error").path("log_id").asString(body.path("log_id").asString(""));
        String text = message + (log.isEmpty() ? "" : " (log_id " + log + ")");
        return message.isEmpty()
                ? answer.excerpt()
                : new HttpAnswer(answer.status(), answer.headers(), text, true, answer.sent()).excerpt();
    }

    /** The wait an answer names, or null. */
    @Nullable
    Instant waitFor(HttpAnswer answer) {
        return clear(answer) instanceof Deferred deferred ? deferred.notBefore() : Waits.named(answer, clock);
    }
}
