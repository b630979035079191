/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What X granted for an account: a pair of tokens, and whose they are. Each refresh token can be exchanged once, so whoever
 * does it says so here first.
 *
 * @param login tells the declared access apart from others without giving it away
 * @param access sent with every call; null until the declared refresh token was exchanged for the first time
 * @param refresh exchanged, once, for the next pair
 * @param accessEnds when the access token is no longer taken
 * @param owner whose account it is; null until asked
 * @param exchange who is exchanging the refresh token now, or did and left no result; null if nobody
 */
record Grant(
        String login,
        @Nullable Secret access,
        Secret refresh,
        Instant accessEnds,
        @Nullable Owner owner,
        @Nullable Exchange exchange) {

    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";
    static final String REFRESH_TOKEN = "refresh-token";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * An account as X tells it.
     *
     * @param id never changes
     * @param name what people see behind the @
     * @param premium whether it may write long posts
     */
    record Owner(String id, String name, boolean premium) {}

    /**
     * An exchange under way.
     *
     * @param by one process's one try
     * @param until when it is surely over, whatever became of it
     * @param again whether an earlier exchange of the same token left no result
     */
    record Exchange(String by, Instant until, boolean again) {

        boolean isRunning(Instant now) {
            return until.isAfter(now);
        }
    }

    /** What the account's declaration grants: a refresh token that was never exchanged. */
    static Grant declared(ConnectedAccount account) {
        return new Grant(login(account), null, account.secret(REFRESH_TOKEN), Instant.EPOCH, null, null);
    }

    boolean lasts(Instant now, Duration needed) {
        return access != null && !accessEnds.isBefore(now.plus(needed));
    }

    Grant exchangedBy(String by, Instant until) {
        return new Grant(login, access, refresh, accessEnds, owner, new Exchange(by, until, exchange != null));
    }

    /** No exchange is under way, and the refresh token was not used. */
    Grant untouched() {
        return new Grant(login, access, refresh, accessEnds, owner, null);
    }

    /** An exchange is over and may have used the refresh token up. */
    Grant perhapsUsed(Instant now) {
        return new Grant(login, access, refresh, accessEnds, owner, new Exchange("", now, true));
    }

    Grant next(Secret newAccess, Secret newRefresh, Instant ends) {
        return new Grant(login, newAccess, newRefresh, ends, owner, null);
    }

    /** X no longer takes the access token, whatever its age. */
    Grant withoutAccess() {
        return new Grant(login, null, refresh, Instant.EPOCH, owner, exchange);
    }

    Grant ownedBy(Owner known) {
        return new Grant(login, access, refresh, accessEnds, known, exchange);
    }

    Secret toStore() {
        ObjectNode stored = JSON.createObjectNode();
        stored.put("login", login);
        stored.put("refresh", refresh.reveal());
        if (access != null) {
            stored.put("access", access.reveal()).put("accessEnds", accessEnds.toEpochMilli());
        }
        if (owner != null) {
            stored.putObject("owner")
                    .put("id", owner.id())
                    .put("name", owner.name())
                    .put("premium", owner.premium());
        }
        if (exchange != null) {
            stored.putObject("exchange")
                    .put("by", exchange.by())
                    .put("until", exchange.until().toEpochMilli())
                    .put("again", exchange.again());
        }
        return new Secret(stored.toString());
    }

    /** Empty if what is stored belongs to another declaration or cannot be read. */
    static Optional<Grant> stored(Secret secret, ConnectedAccount account) {
        try {
            JsonNode stored = JSON.readTree(secret.reveal());
            if (!stored.path("login").asString("").equals(login(account))) {
                return Optional.empty();
            }
            String access = stored.path("access").asString("");
            return Optional.of(new Grant(
                    login(account),
                    access.isEmpty() ? null : new Secret(access),
                    new Secret(stored.required("refresh").asString()),
                    Instant.ofEpochMilli(stored.path("accessEnds").asLong(0)),
                    owner(stored.path("owner")),
                    exchange(stored.path("exchange"))));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable Owner owner(JsonNode owner) {
        return owner.isObject()
                ? new Owner(
                        owner.path("id").asString(""),
                        owner.path("name").asString(""),
                        owner.path("premium").asBoolean(false))
                : null;
    }

    private static @Nullable Exchange exchange(JsonNode exchange) {
        return exchange.isObject()
                ? new Exchange(
                        exchange.path("by").asString(""),
                        Instant.ofEpochMilli(exchange.path("until").asLong(0)),
                        exchange.path("again").asBoolean(false))
                : null;
    }

    /** Another refresh token or another app in the accounts file is another login: somebody connected the account anew. */
    private static String login(ConnectedAccount account) {
        String declared = account.secret(CLIENT_ID).reveal() + "\n"
                + account.secret(REFRESH_TOKEN).reveal() + "\n" + account.server();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(declared.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
