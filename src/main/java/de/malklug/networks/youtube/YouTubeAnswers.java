/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;
import static de.malklug.networks.PublishOutcome.Cause.RATE_LIMITED;
import static de.malklug.networks.PublishOutcome.Cause.UNREACHABLE;
import static de.malklug.networks.PublishOutcome.Reason.CONFIGURATION;
import static de.malklug.networks.PublishOutcome.Reason.CONTENT;
import static de.malklug.networks.PublishOutcome.Reason.CREDENTIALS;
import static de.malklug.networks.PublishOutcome.Reason.DROPPED;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What refusals mean, told apart by the first error's reason. Each row has a recorded body under
 * {@code src/test/resources/networks/youtube}. See
 * <a href="https://developers.google.com/youtube/v3/docs/errors">developers.google.com/youtube/v3/docs/errors</a>.
 */
final class YouTubeAnswers {

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private final ZoneId quotaZone;
    private final Clock clock;

    YouTubeAnswers(ZoneId quotaZone, Clock clock) {
        this.quotaZone = quotaZone;
        this.clock = clock;
    }

    /** Why a call that may be made again did not do what it should: whatever is unclear is tried again. */
    PublishOutcome refused(HttpResult result) {
        return switch (result) {
            case NotSent failure -> unreachable();
            case Lost failure -> unanswered();
            case Answered answered -> refused(answered.answer());
        };
    }

    PublishOutcome refused(HttpAnswer answer) {
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
                yield clear == null
                        ? new Unconfirmed((answered.answer().status() + " "
                                        + answered.answer().excerpt())
                                .strip())
                        : clear;
            }
        };
    }

    /** Null if the answer does not tell whether the call worked. */
    private @Nullable PublishOutcome clear(HttpAnswer answer) {
        if (answer.isRedirect()) {
            return rejected(CONFIGURATION, answer);
        }
        String reason = reason(answer);
        return switch (reason) {
            case "quotaExceeded", "dailyLimitExceeded" -> limited(answer, quotaRenewal());
            case "uploadLimitExceeded", "uploadRateLimitExceeded" ->
                limited(answer, clock.instant().plus(A_DAY));
            case "rateLimitExceeded", "userRateLimitExceeded" -> limited(answer, null);
            default -> answer.status() == 429 ? limited(answer, null) : refusal(answer, reason);
        };
    }

    private @Nullable PublishOutcome refusal(HttpAnswer answer, String reason) {
        int status = answer.status();
        if (status < 400 || status == 408 || status >= 500) {
            return null;
        }
        Reason why = reasonOf(reason);
        return rejected(why == null ? byStatus(status) : why, answer);
    }

    private static @Nullable Reason reasonOf(String reason) {
        return switch (reason) {
            case "invalidTitle",
                    "invalidDescription",
                    "invalidTags",
                    "invalidCategoryId",
                    "invalidPublishAt",
                    "invalidVideoMetadata",
                    "invalidFilename",
                    "invalidRecordingDetails",
                    "defaultLanguageNotSet",
                    "mediaBodyRequired",
                    "failedPrecondition",
                    "invalidImage",
                    "imageFormatUnsupported",
                    "imageTooTall",
                    "imageTooWide",
                    "commentTextTooLong",
                    "commentsDisabled" -> CONTENT;
            case "authError",
                    "expired",
                    "authorizationRequired",
                    "required",
                    "insufficientPermissions",
                    "forbidden",
                    "invalid_grant",
                    "invalid_client",
                    "unauthorized_client" -> CREDENTIALS;
            case "youtubeSignupRequired",
                    "authenticatedUserAccountSuspended",
                    "authenticatedUserAccountClosed",
                    "accountDelegationForbidden" -> FORBIDDEN;
            case "forbiddenPrivacySetting", "forbiddenLicenseSetting" -> CONFIGURATION;
            case "videoNotFound" -> DROPPED;
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
        Instant named = Waits.named(answer, clock);
        List<Instant> waits = until == null
                ? named == null ? List.of() : List.of(named)
                : named == null ? List.of(until) : List.of(until, named);
        String code = answer.status() == 429 ? "429" : code(answer);
        return new Deferred(RATE_LIMITED, Waits.longest(clock.instant(), waits), code);
    }

    /** Whether the answer to the bytes of a session says something about the video, rather than about the session. */
    static boolean isAboutVideo(HttpAnswer answer) {
        return answer.status() == 429 || !reason(answer).isEmpty() && answer.status() != 404 && answer.status() != 410;
    }

    /** Midnight where the quota is counted. */
    private Instant quotaRenewal() {
        return LocalDate.ofInstant(clock.instant(), quotaZone)
                .plusDays(1)
                .atStartOfDay(quotaZone)
                .toInstant();
    }

    /** Why there is no new access token. */
    PublishOutcome tokenRefused(HttpAnswer answer) {
        return answer.status() == 400 && !answer.isHtml() || answer.status() == 401
                ? rejected(CREDENTIALS, answer)
                : refused(answer);
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

    /** The first error's reason, for example {@code quotaExceeded}; empty where there is none. */
    static String reason(HttpAnswer answer) {
        JsonNode error = answer.json().path("error");
        String reason = error.isString()
                ? error.asString()
                : error.path("errors").path(0).path("reason").asString("");
        if (reason.isEmpty()) {
            reason = error.path("details").path(0).path("reason").asString("");
        }
        return NAME.matcher(reason).matches() ? reason : "";
    }

    static String code(HttpAnswer answer) {
        String reason = reason(answer);
        return reason.isEmpty() ? String.valueOf(answer.status()) : reason;
    }

    private static String message(HttpAnswer answer) {
        JsonNode body = answer.json();
        String message = body.path("error")
                .path("message")
                .asString(body.path("error_description").asString(""));
        return message.isEmpty()
                ? answer.excerpt()
                : new HttpAnswer(answer.status(), answer.headers(), message, true, answer.sent()).excerpt();
    }

    /** The wait an answer names, or null. */
    @Nullable
    Instant waitFor(HttpAnswer answer) {
        return clear(answer) instanceof Deferred deferred ? deferred.notBefore() : Waits.named(answer, clock);
    }
}
