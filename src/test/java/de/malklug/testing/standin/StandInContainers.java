/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The containers of a network, and the way it gets at media: by fetching them. */
final class StandInContainers {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int PATIENCE = 5_000;

    private final Map<String, StandInContainer> byId = new ConcurrentHashMap<>();

    /** What came of fetching an address. */
    record Fetched(String contentType, byte[] bytes) {}

    void put(StandInContainer container) {
        byId.put(container.id(), container);
    }

    Optional<StandInContainer> find(String id, String account) {
        return Optional.ofNullable(byId.get(id))
                .filter(container -> container.account().equals(account));
    }

    /** What the container says about itself when asked. */
    String ask(StandInContainer container, Instant now) {
        String state = state(container, now);
        if (state.equals("IN_PROGRESS")) {
            put(container.polled());
        }
        return state;
    }

    String state(StandInContainer container, Instant now) {
        if (container.post() != null) {
            return "PUBLISHED";
        }
        if (container.failure() != null) {
            return "ERROR";
        }
        if (container.at().plus(LIFETIME).isBefore(now)) {
            return "EXPIRED";
        }
        return container.polls() > 0 ? "IN_PROGRESS" : "FINISHED";
    }

    /** Nothing if the address cannot be fetched, for whatever reason. */
    static Optional<Fetched> fetch(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            try {
                if (connection.getResponseCode() != 200) {
                    return Optional.empty();
                }
                return Optional.of(new Fetched(
                        String.valueOf(connection.getContentType()),
                        connection.getInputStream().readAllBytes()));
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException | ClassCastException unreachable) {
            return Optional.empty();
        }
    }
}
