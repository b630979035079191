/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

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
 * @param login which refresh token the access token came from, as a checksum
 * @param access the access token, or null if there is none yet
 * @param accessEnds when it is no longer taken
 * @param uploads open upload sessions, by the delivery's key
 */
record Kept(String login, @Nullable Secret access, Instant accessEnds, Map<String, Upload> uploads) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Kept {
        uploads = Map.copyOf(uploads);
    }

    /**
     * An upload session.
     *
     * @param address where the bytes go; whoever knows it may send them
     */
    record Upload(Secret address, Instant openedAt) {}

    static Kept nothing(String login) {
        return new Kept(login, null, Instant.EPOCH, Map.of());
    }

    Kept withAccess(Secret token, Instant ends) {
        return new Kept(login, token, ends, uploads);
    }

    /** With this session, and without those opened before {@code oldest}. */
    Kept withUpload(String key, Upload upload, Instant oldest) {
        Map<String, Upload> young = new HashMap<>(uploads);
        young.values().removeIf(each -> each.openedAt().isBefore(oldest));
        young.put(key, upload);
        return new Kept(login, access, accessEnds, young);
    }

    Kept withoutUpload(String key) {
        Map<String, Upload> others = new HashMap<>(uploads);
        others.remove(key);
        return new Kept(login, access, accessEnds, others);
    }

    Secret toStore() {
        ObjectNode stored = JSON.createObjectNode().put("login", login).put("accessEnds", accessEnds.toEpochMilli());
        if (access != null) {
            stored.put("access", access.reveal());
        }
        ObjectNode sessions = stored.putObject("uploads");
        uploads.forEach((key, upload) -> sessions.putObject(key)
                .put("address", upload.address().reveal())
                .put("openedAt", upload.openedAt().toEpochMilli()));
        return new Secret(stored.toString());
    }

    /** What is stored; the access token only if it came from this login. Nothing if it cannot be read. */
    static Kept stored(Optional<Secret> secret, String login) {
        if (secret.isEmpty()) {
            return nothing(login);
        }
        try {
            JsonNode stored = JSON.readTree(secret.get().reveal());
            Map<String, Upload> uploads = new HashMap<>();
            stored.path("uploads")
                    .forEachEntry((key, upload) -> uploads.put(
                            key,
                            new Upload(
                                    new Secret(upload.required("address").asString()),
                                    Instant.ofEpochMilli(
                                            upload.required("openedAt").asLong()))));
            String access = stored.path("access").asString("");
            boolean same = stored.path("login").asString("").equals(login) && !access.isEmpty();
            Instant ends = same ? Instant.ofEpochMilli(stored.path("accessEnds").asLong(0)) : Instant.EPOCH;
            return new Kept(login, same ? new Secret(access) : null, ends, uploads);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return nothing(login);
        }
    }
}
