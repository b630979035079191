/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps long-lived tokens alive: they last 60 days and are exchanged for a new one long before. The declared token is where it
 * begins; declaring another one begins anew.
 */
public final class GraphTokens {

    private static final Logger log = LoggerFactory.getLogger(GraphTokens.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/refresh_access_token";

    /**
     * Settings {@code malklug.networks.<network>.renewal.*}.
     *
     * @param unknownAge when a declared token is first renewed; Meta renews none that is younger than 24 h
     * @param after how old a token may get before it is renewed
     * @param retryAfter pause after a renewal that failed
     */
    public record Renewal(
            @DefaultValue("25h") Duration unknownAge,
            @DefaultValue("7d") Duration after,
            @DefaultValue("6h") Duration retryAfter) {}

    private final NetworkHttp http;
    private final SessionStore store;
    private final String grant;
    private final Renewal renewal;
    private final Clock clock;

    /**
     * @param grant what Meta calls the exchange, for example {@code th_refresh_token}
     */
    public GraphTokens(NetworkHttp http, SessionStore store, String grant, Renewal renewal, Clock clock) {
        this.http = http;
        this.store = store;
        this.grant = grant;
        this.renewal = renewal;
        this.clock = clock;
    }

    /** A token as stored. */
    private record Kept(String from, Secret token, Instant renewAt) {

        Secret toStore() {
            return new Secret(JSON.createObjectNode()
                    .put("from", from)
                    .put("token", token.reveal())
                    .put("renewAt", renewAt.toEpochMilli())
                    .toString());
        }

        /** Empty if it descends from another declared token or can't be read. */
        static Optional<Kept> stored(Secret secret, String from) {
            try {
                JsonNode kept = JSON.readTree(secret.reveal());
                return kept.path("from").asString("").equals(from)
                        ? Optional.of(new Kept(
                                from,
                                new Secret(kept.required("token").asString()),
                                Instant.ofEpochMilli(kept.required("renewAt").asLong())))
                        : Optional.empty();
            } catch (JacksonException | IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        }
    }

    /**
     * The newest token of the account. Makes no call.
     *
     * @throws de.malklug.networks.CredentialsMissing if none is declared, or one no header can carry
     */
    public Secret token(ConnectedAccount account) {
        Secret declared = GraphApi.token(account);
        return store.load(account)
                .flatMap(secret -> Kept.stored(secret, fingerprint(declared)))
                .map(Kept::token)
                .orElse(declared);
    }

    /** Exchanges the account's token for a new one if it is time. What fails is tried again later; the old one stays. */
    public void renew(ConnectedAccount account) {
        Secret declared = GraphApi.token(account);
        String from = fingerprint(declared);
        Optional<Kept> known = store.load(account).flatMap(secret -> Kept.stored(secret, from));
        if (known.isPresent() && known.get().renewAt().isAfter(clock.instant())) {
            return;
        }
        store.update(
                account,
                newest -> Optional.of(newest.flatMap(secret -> Kept.stored(secret, from))
                        .map(kept -> kept.renewAt().isAfter(clock.instant()) ? kept : renewed(account, kept))
                        .orElseGet(
                                () -> new Kept(from, declared, clock.instant().plus(renewal.unknownAge())))
                        .toStore()));
    }

    private Kept renewed(ConnectedAccount account, Kept old) {
        HttpCall call = HttpCall.get(account.server(), PATH).query("grant_type", grant);
        HttpResult result = http.send(call.bearer(old.token()));
        if (result.received().filter(GraphTokens::wantsParameter).isPresent()) {
            result = http.send(call.query("access_token", old.token().reveal()).carrying(old.token()));
        }
        Optional<Secret> token = result.received()
                .filter(HttpAnswer::isSuccess)
                .map(answer -> GraphAnswers.text(answer.json().path("access_token")))
                .map(Secret::new);
        if (token.isEmpty()) {
            log.warn("The token of {} could not be renewed and is tried again: {}", account.id(), told(result));
        }
        return token.map(next -> new Kept(old.from(), next, clock.instant().plus(renewal.after())))
                .orElseGet(
                        () -> new Kept(old.from(), old.token(), clock.instant().plus(renewal.retryAfter())));
    }

    /** Only the parameter is documented here; the header is tried first because addresses end up in logs of others. */
    private static boolean wantsParameter(HttpAnswer answer) {
        return GraphError.of(answer)
                .filter(error -> error.code() == 100 || error.code() == 104 || error.code() == 2500)
                .isPresent();
    }

    private static String told(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> notSent.reason();
            case HttpResult.Lost lost -> lost.evidence();
            case HttpResult.Answered answered ->
                answered.answer().isSuccess()
                        ? "The answer holds no token"
                        : GraphList.CannotLook.because(answered.answer()).evidence();
        };
    }

    private static String fingerprint(Secret secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
