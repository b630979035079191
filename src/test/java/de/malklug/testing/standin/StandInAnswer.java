/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the network answers: a body, or one of its files under {@code networks/<name>/__files}.
 *
 * @param bodyFile name of a file to answer instead of {@code body}, or null
 */
public record StandInAnswer(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable String bodyFile) {

    private static final String JSON = "application/json; charset=utf-8";

    public static StandInAnswer json(JsonNode body) {
        return json(200, body.toString());
    }

    public static StandInAnswer json(int status, String body) {
        return of(status, JSON, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static StandInAnswer html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static StandInAnswer of(int status, String contentType, byte[] body) {
        return new StandInAnswer(status, Map.of("Content-Type", contentType), body, null);
    }

    /** Answers a file; its name ends in {@code .html} or {@code .json}. */
    public static StandInAnswer file(int status, String name) {
        String type = name.endsWith(".html") ? "text/html; charset=utf-8" : JSON;
        return new StandInAnswer(status, Map.of("Content-Type", type), new byte[0], name);
    }

    /** Answers the file whose name tells the status: {@code <endpoint>-<status>-<case>.json}. */
    public static StandInAnswer file(String name) {
        for (String word : name.split("[-.]")) {
            if (word.matches("[1-5]\\d\\d")) {
                return file(Integer.parseInt(word), name);
            }
        }
        throw new IllegalArgumentException("No status in " + name);
    }

    public StandInAnswer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new StandInAnswer(status, more, body, bodyFile);
    }
}
