/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Addresses to which a picture or video is sent. Whoever has one may send there, so they are kept like tokens: of each
 * account the newest upload's. One that is gone is begun anew.
 */
final class UploadLinks {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SessionStore store;
    private final Set<String> domains;
    private final Clock clock;

    UploadLinks(SessionStore store, Set<String> domains, Clock clock) {
        this.store = store;
        this.domains = domains;
        this.clock = clock;
    }

    /**
     * One piece of a file and where it goes.
     *
     * @param first byte
     * @param last byte, this one included
     */
    record Piece(URI address, long first, long last) {

        long length() {
            return last - first + 1;
        }

        /** Without the address, which is a secret. */
        @Override
        public String toString() {
            return "bytes " + first + " to " + last;
        }
    }

    /**
     * An upload under way.
     *
     * @param urn of the picture or video
     * @param expires when the addresses are taken no more
     * @param token handed back when all pieces are there; may be empty
     */
    record Links(String urn, Instant expires, String token, List<Piece> pieces) {

        Links {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String toString() {
            return urn + " in " + pieces.size() + " pieces";
        }
    }

    /** Whether bytes, and the access token with them, may go there. */
    boolean mayTake(URI address, URI server) {
        String host = address.getHost();
        if (host == null) {
            return false;
        }
        if (LOOPBACK.contains(host) && LOOPBACK.contains(String.valueOf(server.getHost()))) {
            return true;
        }
        return "https".equals(address.getScheme())
                && domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    void keep(ConnectedAccount account, Links links) {
        ObjectNode stored = JSON.createObjectNode()
                .put("urn", links.urn())
                .put("expires", links.expires().toEpochMilli())
                .put("token", links.token());
        ArrayNode pieces = stored.putArray("pieces");
        for (Piece piece : links.pieces()) {
            pieces.addObject()
                    .put("address", piece.address().toString())
                    .put("first", piece.first())
                    .put("last", piece.last());
        }
        store.update(place(account), before -> Optional.of(new Secret(stored.toString())));
    }

    /** Empty if they are gone or have run out. */
    Optional<Links> of(ConnectedAccount account, String urn) {
        return store.load(place(account))
                .flatMap(UploadLinks::read)
                .filter(links -> links.urn().equals(urn) && links.expires().isAfter(clock.instant()));
    }

    private static Optional<Links> read(Secret secret) {
        try {
            JsonNode stored = JSON.readTree(secret.reveal());
            List<Piece> pieces = new ArrayList<>();
            for (JsonNode piece : stored.path("pieces")) {
                pieces.add(new Piece(
                        URI.create(piece.path("address").asString("")),
                        piece.path("first").asLong(),
                        piece.path("last").asLong()));
            }
            return Optional.of(new Links(
                    stored.path("urn").asString(""),
                    Instant.ofEpochMilli(stored.path("expires").asLong(0)),
                    stored.path("token").asString(""),
                    pieces));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Beside the account's tokens, under a name no account can have. */
    private static ConnectedAccount place(ConnectedAccount account) {
        return new ConnectedAccount(
                account.id() + "#upload", account.network(), account.server(), account.handle(), account.secrets());
    }
}
