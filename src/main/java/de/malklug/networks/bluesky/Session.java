/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A login: whom the account is over there, where its data lives, and the pair of tokens.
 *
 * @param did the account's lasting identity; handles change
 * @param pds the account's own server, to which everything goes from here on
 * @param access sent with every call
 * @param refresh exchanged for the next pair
 * @param accessEnds when the access token is no longer taken
 */
record Session(String did, URI pds, Secret access, Secret refresh, Instant accessEnds) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    boolean lasts(Instant now, Duration needed) {
        return !accessEnds.isBefore(now.plus(needed));
    }

    /** As kept in the store: with the login it came from, so that another handle or server needs a login of its own. */
    Secret toStore(ConnectedAccount account) {
        ObjectNode stored = JSON.createObjectNode();
        stored.put("login", login(account));
        stored.put("did", did);
        stored.put("pds", pds.toString());
        stored.put("access", access.reveal());
        stored.put("refresh", refresh.reveal());
        stored.put("accessEnds", accessEnds.toEpochMilli());
        return new Secret(stored.toString());
    }

    /** Empty if what is stored belongs to another login or cannot be read. */
    static Optional<Session> stored(Secret secret, ConnectedAccount account) {
        try {
            JsonNode stored = JSON.readTree(secret.reveal());
            if (!stored.path("login").asString("").equals(login(account))) {
                return Optional.empty();
            }
            return Optional.of(new Session(
                    stored.required("did").asString(),
                    URI.create(stored.required("pds").asString()),
                    new Secret(stored.required("access").asString()),
                    new Secret(stored.required("refresh").asString()),
                    Instant.ofEpochMilli(stored.required("accessEnds").asLong())));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String login(ConnectedAccount account) {
        return account.handle() + " at " + account.server();
    }
}
