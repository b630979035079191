/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads X's answers. The comments name the recorded body that proves a row, under
 * {@code src/test/resources/networks/x/__files}.
 */
final class XAnswers {

    private static final String RESET = "x-rate-limit-reset";
    private static final List<String> DAILY = List.of("x-app-limit-24hour", "x-user-limit-24hour");

    private final Clock clock;

    XAnswers(Clock clock) {
        this.clock = clock;
    }

    /** The thing a call made: a 2xx with {@code data.id}. */
    static Optional<JsonNode> entity(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(answer -> Vocabulary.data(answer.json()))
                .filter(data -> !id(data).isEmpty());
    }

    static String id(JsonNode entity) {
        JsonNode id = entity.path("id");
        return id.isString() || id.isIntegralNumber() ? id.asString() : "";
    }

    /**
     * Why the call that makes a post public brought no post. Whatever is not surely refused may be live.
     *
     * @param about what was to be posted
     */
    PublishOutcome notPosted(HttpResult result, About about) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Deferred(UNREACHABLE, null, "unreachable");
            case HttpResult.Lost lost -> new Unconfirmed(lost.evidence());
            case HttpResult.Answered answered -> notPosted(answered.answer(), about);
        };
    }

    /**
     * What else is known about a post that X refused.
     *
     * @param reply whether it answers another one
     * @param tooLong whether it is longer than any account may write
     * @param unclearBefore whether an earlier attempt had no clear answer
     */
    record About(boolean reply, boolean tooLong, boolean unclearBefore) {}

    private PublishOutcome notPosted(HttpAnswer answer, About about) {
        int status = answer.status();
        if (answer.isRedirect()) {
            return rejected(Reason.CONFIGURATION, answer);
        }
        if (status == 401 || status == 429) {
            return refused(answer); // tweets-401-unauthorized.json, tweets-429-limit.json
        }
        if (status < 400 || status == 408 || status == 409 || status >= 500 || answer.isHtml()) {
            return unconfirmed(answer); // tweets-503-overloaded.json, tweets-409-conflict.json, tweets-502-proxy.html
        }
        if (isDuplicate(answer)) { // tweets-403-duplicate.json, tweets-403-duplicate-187.json
            return about.unclearBefore() ? unconfirmed(answer) : rejected(Reason.CONTENT, answer);
        }
        if (about.tooLong() && status == 403 && problem(answer).isEmpty()) { // tweets-403-not-permitted.json
            return rejected(Reason.CONTENT, answer);
        }
        if (status == 404 && about.reply()) { // tweets-404-not-found.json
            return rejected(Reason.PARENT_GONE, answer);
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
        if (status != 401 && status != 429) {
            if (status < 400 || status == 408 || status == 409 || status >= 500 || answer.isHtml()) {
                return new Deferred(BUSY, Waits.named(answer, clock), Integer.toString(status));
            }
        }
        return refused(answer);
    }

    /** A refusal that is clear: nothing was done. */
    private PublishOutcome refused(HttpAnswer answer) {
        return switch (answer.status()) {
            case 401 -> rejected(Reason.CREDENTIALS, answer); // tweets-401-unauthorized.json
            case 402 -> rejected(Reason.PAYMENT, answer); // tweets-402-credits.json
            case 403 -> rejected(forbidden(answer), answer);
            case 429 ->
                new Deferred(RATE_LIMITED, wait(answer), "429"); // tweets-429-limit.json, tweets-429-capped.json
            case 400, 413, 422 -> rejected(Reason.CONTENT, answer); // tweets-400-media.json, append-413-too-large.json
            case 404, 405, 406, 415 -> rejected(Reason.CONFIGURATION, answer);
            default -> rejected(Reason.OTHER, answer);
        };
    }

    private static Reason forbidden(HttpAnswer answer) {
        String words = words(answer);
        return switch (problem(answer)) {
            case "unsupported-authentication", "client-forbidden" -> // tweets-403-app-only.json, tweets-403-client.json
                Reason.CONFIGURATION;
            case "oauth1-permissions" -> Reason.CREDENTIALS; // tweets-403-permissions.json
            case "credits" -> Reason.PAYMENT;
            default ->
                words.contains("cashtag") || words.contains("video longer") || words.contains("invalid URL")
                        ? Reason.CONTENT // tweets-403-cashtags.json, tweets-403-video.json
                        : Reason.FORBIDDEN; // tweets-403-reply.json, tweets-403-suspended.json
        };
    }

    private static boolean isDuplicate(HttpAnswer answer) {
        return answer.status() == 403 && words(answer).toLowerCase(Locale.ROOT).contains("duplicate");
    }

    /** Whether media named in a post is unknown over there: expired, or another account's. */
    static boolean isAboutMedia(HttpResult result) {
        return result.received()
                .filter(answer -> answer.status() == 400 && answer.body().contains("media IDs are invalid"))
                .isPresent();
    }

    /** The wait the answer names, or null. */
    @Nullable
    Instant wait(HttpAnswer answer) {
        List<Instant> named = new ArrayList<>();
        Instant reset =
                answer.status() == 429 ? Waits.named(answer, clock, resetHeaders(answer)) : Waits.named(answer, clock);
        if (reset != null) {
            named.add(reset);
        }
        if (problem(answer).equals("usage-capped")) {
            named.add(endOfPeriod(answer.json().path("period").asString("")));
        }
        return Waits.longest(clock.instant(), named);
    }

    private static String[] resetHeaders(HttpAnswer answer) {
        List<String> headers = new ArrayList<>(List.of(RESET));
        DAILY.stream()
                .filter(limit -> "0".equals(answer.header(limit + "-remaining")))
                .forEach(limit -> headers.add(limit + "-reset"));
        return headers.toArray(String[]::new);
    }

    private Instant endOfPeriod(String period) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate next =
                period.equalsIgnoreCase("Monthly") ? today.plusMonths(1).withDayOfMonth(1) : today.plusDays(1);
        return next.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Unconfirmed unconfirmed(HttpAnswer answer) {
        return new Unconfirmed((answer.status() + " " + answer.excerpt()).strip());
    }

    static Rejected rejected(Reason reason, HttpAnswer answer) {
        String problem = problem(answer);
        return new Rejected(reason, problem.isEmpty() ? Integer.toString(answer.status()) : problem, words(answer));
    }

    /** The problem's name, for example {@code invalid-request}; empty where X names none. */
    static String problem(HttpAnswer answer) {
        String name = Vocabulary.problem(answer.json());
        return name.matches("[a-z0-9-]{1,64}") ? name : "";
    }

    /** X's own words: the detail, or the first error's message. */
    static String words(HttpAnswer answer) {
        JsonNode body = answer.json();
        for (JsonNode words : List.of(
                body.path("errors").path(0).path("message"),
                body.path("detail"),
                body.path("error_description"),
                body.path("title"))) {
            if (words.isString() && !words.asString().isBlank()) {
                return new HttpAnswer(answer.status(), answer.headers(), words.asString(), true, answer.sent())
                        .excerpt();
            }
        }
        return answer.excerpt();
    }
}
