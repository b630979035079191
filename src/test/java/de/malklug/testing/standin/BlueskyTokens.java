/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Issues and checks tokens that say in themselves whose they are and how long they last, so a restart forgets none. */
final class BlueskyTokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ACCESS = Duration.ofMinutes(120);
    private static final Duration REFRESH = Duration.ofDays(90);
    private static final Duration GRACE = Duration.ofHours(2);

    private record Successor(String id, Instant since) {}

    /** What a token turned out to be: somebody's, or the answer that refuses it. */
    record Checked(Optional<String> handle, StandInAnswer refusal) {}

    private final Map<String, Successor> successors = new ConcurrentHashMap<>();
    private final AtomicInteger accessRound = new AtomicInteger();
    private final AtomicInteger refreshRound = new AtomicInteger();
    private volatile String key = "stand-in";

    ObjectNode pair(String handle, Instant now) {
        return pair(handle, UUID.randomUUID().toString(), now);
    }

    private ObjectNode pair(String handle, String refreshId, Instant now) {
        return JSON.createObjectNode()
                .put(
                        "accessJwt",
                        token(
                                "com.atproto.appPass",
                                handle,
                                UUID.randomUUID().toString(),
                                now.plus(ACCESS),
                                accessRound))
                .put("refreshJwt", token("com.atproto.refresh", handle, refreshId, now.plus(REFRESH), refreshRound));
    }

    Checked access(Optional<String> token, Instant now) {
        return checked(token, "com.atproto.appPass", now, accessRound);
    }

    Checked refresh(Optional<String> token, Instant now) {
        Checked checked = checked(token, "com.atproto.refresh", now, refreshRound);
        Successor successor = token.map(BlueskyTokens::claims)
                .map(claims -> successors.get(claims.path("jti").asString("")))
                .orElse(null);
        boolean over = successor != null && successor.since().plus(GRACE).isBefore(now);
        return over ? refused("refreshSession-400-revoked.json") : checked;
    }

    /** The pair that follows this refresh token: within the grace always with the same successor. */
    ObjectNode successorOf(String token, String handle, Instant now) {
        Successor successor = successors.computeIfAbsent(
                claims(token).path("jti").asString(),
                id -> new Successor(UUID.randomUUID().toString(), now));
        return pair(handle, successor.id(), now);
    }

    /** Access tokens issued so far have run out. */
    void endAccess() {
        accessRound.incrementAndGet();
    }

    /** Refresh tokens issued so far are revoked. */
    void endRefresh() {
        refreshRound.incrementAndGet();
    }

    /** No token issued so far can be verified. */
    void changeKey() {
        key = UUID.randomUUID().toString();
    }

    private Checked checked(Optional<String> token, String scope, Instant now, AtomicInteger round) {
        if (token.isEmpty()) {
            return refused("putRecord-401-missing.json");
        }
        JsonNode claims = claims(token.get());
        if (!claims.path("scope").asString("").equals(scope)
                || !signature(claims).equals(lastPiece(token.get()))) {
            return refused("putRecord-400-invalid-token.json");
        }
        if (claims.path("round").asInt() < round.get()) {
            return refused(
                    scope.endsWith("refresh") ? "refreshSession-400-revoked.json" : "putRecord-400-expired.json");
        }
        return Instant.ofEpochSecond(claims.path("exp").asLong()).isBefore(now)
                ? refused("putRecord-400-expired.json")
                : new Checked(Optional.of(claims.path("handle").asString()), StandInAnswer.json(200, "{}"));
    }

    private static Checked refused(String file) {
        return new Checked(Optional.empty(), StandInAnswer.file(file));
    }

    private String token(String scope, String handle, String id, Instant ends, AtomicInteger round) {
        ObjectNode claims = JSON.createObjectNode()
                .put("scope", scope)
                .put("handle", handle)
                .put("jti", id)
                .put("round", round.get())
                .put("exp", ends.getEpochSecond());
        return base64("{\"typ\":\"JWT\"}") + "." + base64(claims.toString()) + "." + signature(claims);
    }

    private String signature(JsonNode claims) {
        return UUID.nameUUIDFromBytes((key + claims).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static String lastPiece(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static JsonNode claims(String token) {
        try {
            String[] pieces = token.split("\\.");
            return JSON.readTree(Base64.getUrlDecoder().decode(pieces.length == 3 ? pieces[1] : "e30"));
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
