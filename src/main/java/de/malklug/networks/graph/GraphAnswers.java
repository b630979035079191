/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what answers of all Graph APIs have in common. */
public final class GraphAnswers {

    /** Offsets come without a colon: {@code 2026-04-06T17:50:09+0000}. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(java.util.Locale.ROOT);

    private GraphAnswers() {}

    /** The object a call made or asked for: a 2xx with a readable id. */
    public static Optional<JsonNode> entity(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(HttpAnswer::json)
                .filter(entity -> id(entity) != null);
    }

    /** The id as text, whatever Meta thinks it is; null if there is none. */
    public static @Nullable String id(JsonNode entity) {
        return text(entity.path("id"));
    }

    /** A text, or a number as text; null if it is neither or empty. */
    public static @Nullable String text(JsonNode value) {
        String text = value.isString() || value.isIntegralNumber() ? value.asString() : "";
        return text.isEmpty() ? null : text;
    }

    /** Whether the answer is {@code {"success":true}}, whatever else it says. */
    public static boolean isSuccess(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(answer -> answer.json().path("success").asBoolean(false))
                .orElse(false);
    }

    /** The wait the answer names in {@code Retry-After} or in its usage headers, or null. */
    public static @Nullable Instant waitFor(HttpAnswer answer, Clock clock) {
        List<Instant> named = new ArrayList<>();
        answer.retryAfter(clock).ifPresent(named::add);
        Duration regain = GraphUsage.of(answer).regain();
        if (regain.isPositive()) {
            named.add(clock.instant().plus(regain));
        }
        return Waits.longest(clock.instant(), named);
    }

    /** A time as the Graph APIs write it; empty if it is none. */
    public static Optional<Instant> time(JsonNode value) {
        try {
            return Optional.of(OffsetDateTime.parse(value.asString(""), TIME).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
