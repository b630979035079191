/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the answer to {@code createSession} and {@code refreshSession}, which have the same shape. */
final class SessionAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Duration usualLifetime;
    private final Clock clock;

    SessionAnswer(Duration usualLifetime, Clock clock) {
        this.usualLifetime = usualLifetime;
        this.clock = clock;
    }

    /**
     * @param host the account's server until the answer names another
     * @return empty if the answer holds no session
     */
    Optional<Session> read(HttpAnswer answer, URI host) {
        JsonNode body = answer.json();
        String did = body.path("did").asString("");
        String access = body.path("accessJwt").asString("");
        String refresh = body.path("refreshJwt").asString("");
        if (!answer.isSuccess() || did.isBlank() || access.isBlank() || refresh.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                did, pds(body.path("didDoc"), host), new Secret(access), new Secret(refresh), endOf(access)));
    }

    /** Why the account cannot be used although the login was right, for example {@code suspended}; empty if it can. */
    static Optional<String> inactive(HttpAnswer answer) {
        JsonNode body = answer.json();
        return body.path("active").asBoolean(true)
                ? Optional.empty()
                : Optional.of(body.path("status").asString("inactive"));
    }

    private static URI pds(JsonNode didDocument, URI host) {
        for (JsonNode service : didDocument.path("service")) {
            String id = service.path("id").asString("");
            if (id.equals("#atproto_pds") || id.endsWith("#atproto_pds")) {
                return acceptable(service.path("serviceEndpoint").asString(""), host);
            }
        }
        return host;
    }

    /** Tokens go over https only; over plain http on this machine, if the login did too. */
    private static URI acceptable(String endpoint, URI host) {
        try {
            URI named = new URI(endpoint.replaceAll("/+$", ""));
            if (named.getHost() == null || named.getUserInfo() != null) {
                return host;
            }
            boolean safe = "https".equals(named.getScheme())
                    || "http".equals(named.getScheme()) && isLoopback(named) && isLoopback(host);
            return safe ? named : host;
        } catch (URISyntaxException unreadable) {
            return host;
        }
    }

    private static boolean isLoopback(URI address) {
        return address.getHost() != null && LOOPBACK.contains(address.getHost());
    }

    private Instant endOf(String token) {
        Instant usual = clock.instant().plus(usualLifetime);
        String[] pieces = token.split("\\.");
        if (pieces.length != 3) {
            return usual;
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(pieces[1]);
            long seconds = JSON.readTree(new String(claims, StandardCharsets.UTF_8))
                    .path("exp")
                    .asLong(0);
            return seconds > 0 ? Instant.ofEpochSecond(seconds) : usual;
        } catch (IllegalArgumentException | JacksonException | DateTimeException opaque) {
            return usual;
        }
    }
}
