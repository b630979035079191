/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.http.HttpAnswer;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An error as every Graph API words it. Told apart by code, then subcode, then HTTP status. See <a
 * href="https://developers.facebook.com/docs/graph-api/guides/error-handling">error handling</a>.
 *
 * @param status of the answer
 * @param code 0 if the error names none
 * @param subcode 0 if the error names none
 * @param passing whether Meta says that the same call may work later; that it does not say so proves nothing
 * @param explanation Meta's words and its number for support, shortened, free of secrets
 */
public record GraphError(int status, int code, int subcode, boolean passing, String explanation) {

    /** The object is missing or not visible to us; also a passing fault of Meta's on fresh objects. */
    public static final int NOT_VISIBLE = 33;

    private static final Set<Integer> RATE_LIMITS = Set.of(4, 17, 32, 341, 613);
    private static final Set<Integer> TOKEN = Set.of(102, 190);
    private static final Set<Integer> PERMISSION = Set.of(3, 10, 283);

    /** Empty if the answer holds no such error, whatever its status; then an intermediary speaks. */
    public static Optional<GraphError> of(HttpAnswer answer) {
        JsonNode error = answer.json().path("error");
        if (!error.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new GraphError(
                answer.status(),
                error.path("code").asInt(0),
                error.path("error_subcode").asInt(0),
                error.path("is_transient").asBoolean(false),
                explanation(answer, error)));
    }

    /** For example {@code 190/460}, or {@code 506} where there is no subcode, or the HTTP status where there is no code. */
    public String codes() {
        if (code == 0 && subcode == 0) {
            return Integer.toString(status);
        }
        return subcode == 0 ? Integer.toString(code) : code + "/" + subcode;
    }

    public boolean is(int expectedCode, int expectedSubcode) {
        return code == expectedCode && subcode == expectedSubcode;
    }

    /** Calls were refused because there were too many; the answer's headers may say for how long. */
    public boolean isRateLimit() {
        return RATE_LIMITS.contains(code) || code >= 80_000 && code < 80_100;
    }

    /** The token is no longer good: a person must log in again. */
    public boolean isToken() {
        return TOKEN.contains(code);
    }

    /** The account, the app or the person lacks a permission: a person must grant it. */
    public boolean isPermission() {
        return PERMISSION.contains(code) || code >= 200 && code < 300;
    }

    /** The object is missing or not visible, for whatever reason. */
    public boolean isNotVisible() {
        return is(100, NOT_VISIBLE);
    }

    private static String explanation(HttpAnswer answer, JsonNode error) {
        String shown = error.path("error_user_msg").asString("");
        String message = error.path("message").asString("");
        String trace = error.path("fbtrace_id").asString("");
        String words = shown.isBlank() || message.contains(shown) ? message : (message + " " + shown).strip();
        String line = new HttpAnswer(answer.status(), answer.headers(), words, true, answer.sent()).excerpt();
        return trace.isEmpty() || trace.length() > 40 ? line : (line + " (fbtrace_id " + trace + ")").strip();
    }
}
