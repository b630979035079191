/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads Telegram's answers. Its words change between versions, so they are looked for within the description, in lower case.
 * The comments name the recorded body that proves a row, under {@code src/test/resources/networks/telegram/__files}.
 */
final class TelegramAnswers {

    private final Clock clock;

    TelegramAnswers(Clock clock) {
        this.clock = clock;
    }

    /** What a call that worked has brought. */
    static Optional<JsonNode> result(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(HttpAnswer::json)
                .filter(json -> json.path("ok").asBoolean(false))
                .map(json -> json.path("result"));
    }

    /** Why the call that makes a post public brought no message. Whatever is not surely refused may be live. */
    PublishOutcome notPosted(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Deferred(Cause.UNREACHABLE, null, "unreachable");
            case HttpResult.Lost lost -> new Unconfirmed(lost.evidence());
            case HttpResult.Answered answered ->
                refusal(answered.answer()).orElseGet(() -> unconfirmed(answered.answer()));
        };
    }

    /** Why a call that may be made again did not do what it should. */
    PublishOutcome notDone(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Deferred(Cause.UNREACHABLE, null, "unreachable");
            case HttpResult.Lost lost -> new Deferred(Cause.UNREACHABLE, null, "no-answer");
            case HttpResult.Answered answered -> refusal(answered.answer()).orElseGet(() -> busy(answered.answer()));
        };
    }

    /** What Telegram surely did not do, and why; empty if that is not sure. */
    private Optional<PublishOutcome> refusal(HttpAnswer answer) {
        int status = answer.status();
        if (status == 429) {
            return Optional.of(new Deferred(Cause.RATE_LIMITED, wait(answer), "429")); // send-429-limit.json
        }
        if (answer.isRedirect()) {
            return Optional.of(rejected(Reason.CONFIGURATION, answer));
        }
        if (status == 413) {
            return Optional.of(rejected(Reason.CONTENT, answer)); // send-413-proxy.html
        }
        boolean telegramSaysNo = status >= 400
                && status < 500
                && status != 408
                && answer.json().path("ok").isBoolean();
        return telegramSaysNo ? reason(answer).map(reason -> rejected(reason, answer)) : Optional.empty();
    }

    private static Optional<Reason> reason(HttpAnswer answer) {
        return switch (answer.status()) {
            case 401 -> Optional.of(Reason.CREDENTIALS); // send-401-unauthorized.json
            case 403 -> Optional.of(Reason.FORBIDDEN); // send-403-not-member.json, send-403-kicked.json
            case 404 -> Optional.of(Reason.CONFIGURATION); // send-404-not-found.json
            case 409, 421 -> Optional.of(Reason.CONFIGURATION); // send-409-conflict.json, send-421-misdirected.json
            case 400 -> badRequest(description(answer));
            default -> Optional.of(Reason.OTHER);
        };
    }

    private static Optional<Reason> badRequest(String description) {
        if (description.contains("failed to send message #")) {
            return Optional.empty(); // send-400-album-part.json: whether the other parts stayed is not documented
        }
        if (description.contains("chat not found") || description.contains("upgraded to a supergroup")) {
            return Optional.of(Reason.CONFIGURATION); // send-400-chat-not-found.json, send-400-migrated.json
        }
        if (description.contains("administrator rights") // send-400-administrator.json
                || description.contains("not enough rights") // send-400-rights.json
                || description.contains("no write access") // send-400-write-access.json
                || description.contains("no rights to send")) {
            return Optional.of(Reason.FORBIDDEN);
        }
        if (description.contains("to be replied not found") || description.contains("reply message not found")) {
            return Optional.of(Reason.PARENT_GONE); // send-400-reply.json
        }
        return Optional.of(Reason.CONTENT); // send-400-too-long.json, send-400-entities.json, send-400-dimensions.json
    }

    /** The new number of a channel that was moved, or null. */
    static @Nullable String migratedTo(HttpResult result) {
        return result.received()
                .map(answer -> answer.json().path("parameters").path("migrate_to_chat_id"))
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asString)
                .orElse(null);
    }

    /** Whether a file handed over before is no longer known: send-400-file-id.json. */
    static boolean isStaleFile(HttpResult result) {
        return result.received()
                .filter(answer -> answer.status() == 400)
                .map(TelegramAnswers::description)
                .filter(words -> words.contains("wrong file_id")
                        || words.contains("wrong file identifier")
                        || words.contains("wrong remote file"))
                .isPresent();
    }

    /** The longest wait the answer names, in its header or its body, or null. */
    @Nullable
    Instant wait(HttpAnswer answer) {
        List<Instant> named = new ArrayList<>();
        Instant header = Waits.named(answer, clock);
        if (header != null) {
            named.add(header);
        }
        JsonNode seconds = answer.json().path("parameters").path("retry_after");
        if (seconds.isIntegralNumber()) {
            named.add(clock.instant().plusSeconds(Math.min(seconds.asLong(), Integer.MAX_VALUE)));
        }
        return Waits.longest(clock.instant(), named);
    }

    private PublishOutcome busy(HttpAnswer answer) {
        return new Deferred(Cause.BUSY, wait(answer), Integer.toString(answer.status()));
    }

    private static PublishOutcome unconfirmed(HttpAnswer answer) {
        return new Unconfirmed((answer.status() + " " + answer.excerpt()).strip()); // send-502-proxy.html
    }

    private static PublishOutcome rejected(Reason reason, HttpAnswer answer) {
        String words = answer.json().path("description").asString("");
        String code = Integer.toString(answer.status());
        return words.isEmpty()
                ? new Rejected(reason, code, answer.excerpt())
                : new Rejected(reason, code, shown(answer, words));
    }

    /** Telegram's own words where they stand in the part of the answer that is safe to show. */
    private static String shown(HttpAnswer answer, String words) {
        String excerpt = answer.excerpt();
        return excerpt.contains(words) ? words : excerpt;
    }

    /** Whether Telegram refuses in these words. */
    static boolean says(HttpResult result, String words) {
        return result.received()
                .filter(answer -> answer.status() == 400)
                .filter(answer -> description(answer).contains(words))
                .isPresent();
    }

    private static String description(HttpAnswer answer) {
        return answer.json().path("description").asString("").toLowerCase(Locale.ROOT);
    }
}
