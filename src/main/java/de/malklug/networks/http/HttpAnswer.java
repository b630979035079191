/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import de.malklug.networks.Secret;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer of a network's server.
 *
 * @param body as text, empty if there was none
 * @param complete false if the body was cut off or larger than malklug reads
 * @param sent secrets of the call, kept out of every excerpt
 */
public record HttpAnswer(int status, Headers headers, String body, boolean complete, List<Secret> sent) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int EXCERPT = 200;
    private static final int EXCERPT_OF = 8_192;
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(5);

    public HttpAnswer {
        sent = List.copyOf(sent);
    }

    public HttpAnswer(int status, Headers headers, String body, boolean complete) {
        this(status, headers, body, complete, List.of());
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isRedirect() {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }

    /** The body as JSON, whatever its declared type; a missing node if it is no complete JSON. */
    public JsonNode json() {
        if (!complete || body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The start of the body for an explanation: one line, at most 200 characters, secrets redacted. */
    public String excerpt() {
        String start = body.length() <= EXCERPT_OF ? body : body.substring(0, EXCERPT_OF);
        String line = Redaction.of(start, sent)
                .replaceAll("<[^<>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }

    /** The wait named by {@code Retry-After}, in seconds or as an HTTP date; empty if there is none or it is unreadable. */
    public Optional<Instant> retryAfter(Clock clock) {
        String value = header("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(clock.instant().plus(Duration.ofSeconds(Long.parseLong(value.strip()))));
        } catch (NumberFormatException | ArithmeticException | DateTimeException notSeconds) {
            return httpDate(value).map(theirs -> theirs.minus(clockError(clock)));
        }
    }

    /** Whether something that speaks HTML answered: a proxy, a portal, a wrong address; not the API. */
    public boolean isHtml() {
        return body.stripLeading().startsWith("<");
    }

    /**
     * How far the server's clock is ahead of ours by its {@code Date} header; nothing if it names none or both agree within
     * a few seconds.
     */
    public Duration clockError(Clock clock) {
        String date = header("Date");
        Duration error = date == null
                ? Duration.ZERO
                : httpDate(date)
                        .map(theirs -> Duration.between(clock.instant(), theirs))
                        .orElse(Duration.ZERO);
        return error.abs().compareTo(CLOCKS_AGREE) < 0 ? Duration.ZERO : error;
    }

    private static Optional<Instant> httpDate(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
