/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.http.HttpAnswer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * How much of its budget an answer says is used. See <a
 * href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">rate limiting</a>.
 *
 * @param percent the fullest of all the budgets named, 0 if none is; Meta refuses calls from 100 on
 * @param regain how long until calls are taken again, zero if the answer does not say
 */
public record GraphUsage(int percent, Duration regain) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUSINESS = "X-Business-Use-Case-Usage";
    private static final List<String> PLAIN = List.of("X-App-Usage", "X-Page-Usage");
    private static final List<String> SHARES = List.of("call_count", "total_time", "total_cputime");

    /** Reads whichever of the headers are there; unreadable ones are left out. */
    public static GraphUsage of(HttpAnswer answer) {
        int percent = 0;
        long minutes = 0;
        for (String name : PLAIN) {
            percent = Math.max(percent, fullest(json(answer.header(name))));
        }
        for (JsonNode uses : json(answer.header(BUSINESS))) {
            for (JsonNode use : uses) {
                percent = Math.max(percent, fullest(use));
                minutes = Math.max(
                        minutes, use.path("estimated_time_to_regain_access").asLong(0));
            }
        }
        return new GraphUsage(
                percent,
                Duration.ofMinutes(Math.min(minutes, Duration.ofDays(365).toMinutes())));
    }

    private static int fullest(JsonNode use) {
        return SHARES.stream().mapToInt(share -> use.path(share).asInt(0)).max().orElse(0);
    }

    private static JsonNode json(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(header);
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
