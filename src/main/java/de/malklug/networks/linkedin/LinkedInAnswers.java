/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;
import static de.malklug.networks.PublishOutcome.Cause.RATE_LIMITED;
import static de.malklug.networks.PublishOutcome.Cause.UNREACHABLE;

import de.malklug.networks.PublishOutcome;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads LinkedIn's answers. The comments name the recorded body that proves a row, under
 * {@code src/test/resources/networks/linkedin/__files}.
 */
final class LinkedInAnswers {

    static final String DUPLICATE = "DUPLICATE_POST";

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{2,63}");
    private static final Pattern POST_URN = Pattern.compile("urn:li:(?:share|ugcPost):(\\d{1,19})");
    private static final int TIME_IN_ID = 22;

    private final @Nullable Duration throttledFor;
    private final Clock clock;

    /**
     * @param throttledFor the wait after too many calls where the answer names none; null for until midnight UTC
     */
    LinkedInAnswers(@Nullable Duration throttledFor, Clock clock) {
        this.throttledFor = throttledFor;
        this.clock = clock;
    }

    /** The id of what a call made: it stands in a header, and the body may be empty. */
    static Optional<String> made(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(answer -> {
                    String id = answer.header("x-restli-id");
                    return id == null ? answer.header("x-linkedin-id") : id;
                })
                .filter(id -> !id.isBlank())
                .map(LinkedInAnswers::unescaped);
    }

    private static String unescaped(String id) {
        return id.strip().replaceAll("(?i)%3A", ":").replaceAll("(?i)%2C", ",");
    }

    /** Why the call that makes something public brought nothing. Whatever is not surely refused may be live. */
    PublishOutcome notPosted(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Deferred(UNREACHABLE, null, "unreachable");
            case HttpResult.Lost lost -> new Unconfirmed(lost.evidence());
            case HttpResult.Answered answered -> notPosted(answered.answer());
        };
    }

    private PublishOutcome notPosted(HttpAnswer answer) {
        int status = answer.status();
        if (answer.isRedirect()) {
            return rejected(Reason.CONFIGURATION, answer);
        }
        boolean clear = status == 401 || status == 429 || status == 426;
        if (!clear && (status < 400 || status == 408 || status == 409 || status >= 500 || answer.isHtml())) {
            return unconfirmed(answer); // posts-409-conflict.json, posts-503-unavailable.json, posts-502-proxy.html
        }
        return refused(answer);
    }

    /** Why a call that may be made again did not do what it should. */
    PublishOutcome notDone(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Deferred(UNREACHABLE, null, "unreachable");
            case HttpResult.Lost lost -> new Deferred(BUSY, null, "no-answer");
            case HttpResult.Answered answered -> notDone(answered.answer());
        };
    }

    private PublishOutcome notDone(HttpAnswer answer) {
        int status = answer.status();
        if (answer.isRedirect()) {
            return rejected(Reason.CONFIGURATION, answer);
        }
        boolean clear = status == 401 || status == 429 || status == 426;
        if (!clear && (status < 400 || status == 408 || status == 409 || status >= 500 || answer.isHtml())) {
            return new Deferred(BUSY, Waits.named(answer, clock), Integer.toString(status));
        }
        return refused(answer);
    }

    /** A refusal that is clear: nothing was done. */
    private PublishOutcome refused(HttpAnswer answer) {
        return switch (answer.status()) {
            case 400 -> // posts-400-version-missing.json, posts-400-too-long.json
                rejected(code(answer).startsWith("VERSION_") ? Reason.CONFIGURATION : Reason.CONTENT, answer);
            case 401 -> // posts-401-revoked.json, posts-401-expired.json, posts-401-empty.json
                rejected(serviceError(answer) == 65_600 ? Reason.CONFIGURATION : Reason.CREDENTIALS, answer);
            case 403 -> rejected(Reason.FORBIDDEN, answer); // posts-403-denied.json
            case 404 -> rejected(Reason.OTHER, answer); // posts-404-not-found.json
            case 405, 406, 415, 426 -> rejected(Reason.CONFIGURATION, answer); // posts-426-version.json
            case 413, 422 -> rejected(Reason.CONTENT, answer); // posts-422-unprocessable.json, posts-422-duplicate.json
            case 429 -> new Deferred(RATE_LIMITED, wait(answer), "429"); // posts-429-throttled.json
            default -> rejected(Reason.OTHER, answer);
        };
    }

    private static int serviceError(HttpAnswer answer) {
        return answer.json().path("serviceErrorCode").asInt(0);
    }

    /** Limits are per day and begin anew at midnight UTC; LinkedIn usually names no wait. */
    @Nullable
    Instant wait(HttpAnswer answer) {
        Instant named = Waits.named(answer, clock);
        if (named != null || answer.status() != 429) {
            return named;
        }
        if (throttledFor != null) {
            return clock.instant().plus(throttledFor);
        }
        Instant midnight = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        return Waits.longest(clock.instant(), List.of(midnight));
    }

    /** The post LinkedIn holds ours for a copy of; empty if the answer says nothing of the kind. */
    static Optional<String> duplicateOf(HttpResult result) {
        return result.received().filter(LinkedInAnswers::isDuplicate).flatMap(answer -> {
            Matcher urn = POST_URN.matcher(answer.body());
            return urn.find() ? Optional.of(urn.group()) : Optional.of("");
        });
    }

    private static boolean isDuplicate(HttpAnswer answer) {
        return answer.status() == 422
                && (code(answer).equals(DUPLICATE) || answer.body().contains("is a duplicate of"));
    }

    /** When a post was made, which its number tells; null if it is no such id. */
    static @Nullable Instant birth(String urn) {
        Matcher matcher = POST_URN.matcher(urn);
        try {
            return matcher.matches() ? Instant.ofEpochMilli(Long.parseLong(matcher.group(1)) >> TIME_IN_ID) : null;
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    static Unconfirmed unconfirmed(HttpAnswer answer) {
        return new Unconfirmed((answer.status() + " " + answer.excerpt()).strip());
    }

    static Rejected rejected(Reason reason, HttpAnswer answer) {
        String code = code(answer);
        return new Rejected(reason, code.isEmpty() ? Integer.toString(answer.status()) : code, words(answer));
    }

    /** LinkedIn's own code, for example {@code FIELD_LENGTH_TOO_LONG}; empty where it names none. */
    static String code(HttpAnswer answer) {
        JsonNode body = answer.json();
        for (JsonNode code :
                List.of(body.path("errorDetails").path("inputErrors").path(0).path("code"), body.path("code"))) {
            if (NAME.matcher(code.asString("")).matches()) {
                return code.asString();
            }
        }
        return "";
    }

    private static String words(HttpAnswer answer) {
        JsonNode message = answer.json().path("message");
        return message.isString() && !message.asString().isBlank()
                ? new HttpAnswer(answer.status(), answer.headers(), message.asString(), true, answer.sent()).excerpt()
                : answer.excerpt();
    }
}
