/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the vault keeps for an account.
 *
 * @param login which refresh token of {@code accounts.yaml} it began with, as a checksum
 * @param refresh the newest refresh token; TikTok may give another with every refresh
 * @param access the access token, or null if there is none yet
 * @param accessEnds when it is no longer taken
 * @param begun publications that were begun, by the delivery's key
 */
record Kept(String login, Secret refresh, @Nullable Secret access, Instant accessEnds, Map<String, Begun> begun) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Kept {
        begun = Map.copyOf(begun);
    }

    /**
     * A publication TikTok has named.
     *
     * @param address where the bytes go; whoever knows it may send them. Null for photos
     */
    record Begun(String publishId, @Nullable Secret address, Instant at) {}

    static Kept nothing(String login, Secret refresh) {
        return new Kept(login, refresh, null, Instant.EPOCH, Map.of());
    }

    Kept withTokens(Secret newAccess, Instant ends, Secret newRefresh) {
        return new Kept(login, newRefresh, newAccess, ends, begun);
    }

    /** With this publication, and without those begun before {@code oldest}. */
    Kept with(String key, Begun publication, Instant oldest) {
        Map<String, Begun> young = new HashMap<>(begun);
        young.values().removeIf(each -> each.at().isBefore(oldest));
        young.put(key, publication);
        return new Kept(login, refresh, access, accessEnds, young);
    }

    Kept without(String key) {
        Map<String, Begun> others = new HashMap<>(begun);
        others.remove(key);
        return new Kept(login, refresh, access, accessEnds, others);
    }

    Secret toStore() {
        ObjectNode stored = JSON.createObjectNode()
                .put("login", login)
                .put("refresh", refresh.reveal())
                .put("accessEnds", accessEnds.toEpochMilli());
        if (access != null) {
            stored.put("access", access.reveal());
        }
        ObjectNode publications = stored.putObject("begun");
        begun.forEach((key, publication) -> {
            ObjectNode each = publications
                    .putObject(key)
                    .put("publishId", publication.publishId())
                    .put("at", publication.at().toEpochMilli());
            if (publication.address() != null) {
                each.put("address", publication.address().reveal());
            }
        });
        return new Secret(stored.toString());
    }

    /**
     * What is stored; its tokens only if they came from this login. Nothing if it cannot be read.
     *
     * @param declared the refresh token of {@code accounts.yaml}
     */
    static Kept stored(Optional<Secret> secret, String login, Secret declared) {
        if (secret.isEmpty()) {
            return nothing(login, declared);
        }
        try {
            JsonNode stored = JSON.readTree(secret.get().reveal());
            Map<String, Begun> begun = new HashMap<>();
            stored.path("begun").forEachEntry((key, each) -> {
                String address = each.path("address").asString("");
                begun.put(
                        key,
                        new Begun(
                                each.required("publishId").asString(),
                                address.isEmpty() ? null : new Secret(address),
                                Instant.ofEpochMilli(each.required("at").asLong())));
            });
            if (!stored.path("login").asString("").equals(login)) {
                return new Kept(login, declared, null, Instant.EPOCH, begun);
            }
            String access = stored.path("access").asString("");
            return new Kept(
                    login,
                    new Secret(stored.required("refresh").asString()),
                    access.isEmpty() ? null : new Secret(access),
                    Instant.ofEpochMilli(stored.path("accessEnds").asLong(0)),
                    begun);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return nothing(login, declared);
        }
    }
}
