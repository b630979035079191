/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpCall.Purpose;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access tokens. Most apps get one for 60 days and nothing to renew it with: a person connects the account anew, and malklug
 * says in time when. Approved partners also get a refresh token, which may be used again and again for a year.
 */
final class LinkedInAccess {

    static final String ACCESS_TOKEN = "access-token";
    static final String REFRESH_TOKEN = "refresh-token";
    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";

    private static final Logger log = LoggerFactory.getLogger(LinkedInAccess.class);
    private static final Duration DAY = Duration.ofDays(1);

    /** Of a token without a refresh token. */
    private static final Duration LIFETIME = Duration.ofDays(60);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NetworkHttp http;
    private final SessionStore store;
    private final LinkedInSettings settings;
    private final Clock clock;
    private final Map<String, Instant> warned = new ConcurrentHashMap<>();

    LinkedInAccess(NetworkHttp http, SessionStore store, LinkedInSettings settings, Clock clock) {
        this.http = http;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is kept about an access.
     *
     * @param login tells the declared token apart from others without giving it away
     * @param since when malklug first saw the token
     * @param access a renewed token; null while the declared one is in use
     * @param ends when the renewed token ends; null if not told
     */
    private record Kept(
            String login,
            Instant since,
            @Nullable Secret access,
            @Nullable Instant ends) {

        Secret toStore() {
            ObjectNode stored = JSON.createObjectNode().put("login", login).put("since", since.toEpochMilli());
            if (access != null) {
                stored.put("access", access.reveal());
            }
            if (ends != null) {
                stored.put("ends", ends.toEpochMilli());
            }
            return new Secret(stored.toString());
        }
    }

    /**
     * The token to send with a call.
     *
     * @throws de.malklug.networks.CredentialsMissing if none is declared
     */
    Secret token(ConnectedAccount account) {
        Secret declared = account.secret(ACCESS_TOKEN);
        Kept kept = store.load(account).flatMap(secret -> kept(secret, account)).orElseGet(() -> remembered(account));
        if (kept.ends() != null && clock.instant().isAfter(kept.ends().minus(settings.refreshAhead()))) {
            Optional<Secret> renewed = renewed(account, kept.access());
            if (renewed.isPresent()) {
                return renewed.get();
            }
        }
        warnOfOldAge(account, kept);
        return kept.access() == null ? declared : kept.access();
    }

    /** When the declared token ends; empty if it is renewed with a refresh token, or was never used. */
    Optional<Instant> ends(ConnectedAccount account) {
        return account.secrets().containsKey(REFRESH_TOKEN)
                ? Optional.empty()
                : store.load(account)
                        .flatMap(secret -> kept(secret, account))
                        .map(kept -> kept.since().plus(LIFETIME));
    }

    /** A token other than this one, which LinkedIn refused; empty if there is nothing to renew it with. */
    Optional<Secret> insteadOf(ConnectedAccount account, Secret refused) {
        return renewed(account, refused);
    }

    private Kept remembered(ConnectedAccount account) {
        Kept fresh = new Kept(login(account), clock.instant(), null, null);
        Secret stored = store.update(
                account,
                secret -> Optional.of(
                        secret.filter(known -> kept(known, account).isPresent()).orElseGet(fresh::toStore)));
        return kept(stored, account).orElse(fresh);
    }

    private void warnOfOldAge(ConnectedAccount account, Kept kept) {
        Instant now = clock.instant();
        boolean old = kept.since().plus(settings.tokenWarning()).isBefore(now);
        Instant last = warned.get(account.id());
        if (old && kept.access() == null && (last == null || last.plus(DAY).isBefore(now))) {
            warned.put(account.id(), now);
            log.warn(
                    "The access token of {} is in use for {} days; LinkedIn ends it after 60. Connect the account anew",
                    account.id(),
                    Duration.between(kept.since(), now).toDays());
        }
    }

    private Optional<Secret> renewed(ConnectedAccount account, @Nullable Secret instead) {
        Secret refresh = account.secrets().get(REFRESH_TOKEN);
        Secret clientId = account.secrets().get(CLIENT_ID);
        Secret clientSecret = account.secrets().get(CLIENT_SECRET);
        if (refresh == null || clientId == null || clientSecret == null) {
            return Optional.empty();
        }
        try {
            Secret stored = store.update(account, secret -> {
                Optional<Kept> newest = secret.flatMap(known -> kept(known, account));
                Secret current = newest.map(Kept::access).orElse(account.secret(ACCESS_TOKEN));
                boolean wonByAnother = !Objects.equals(instead, current)
                        && newest.map(Kept::access).isPresent();
                return wonByAnother
                        ? secret
                        : Optional.of(exchanged(account, refresh, clientId, clientSecret)
                                .toStore());
            });
            return kept(stored, account).map(Kept::access);
        } catch (NotRenewed refusal) {
            log.warn("The access token of {} could not be renewed: {}", account.id(), refusal.getMessage());
            return Optional.empty();
        }
    }

    private Kept exchanged(ConnectedAccount account, Secret refresh, Secret clientId, Secret clientSecret) {
        FormBody form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("refresh_token", refresh.reveal())
                .add("client_id", clientId.reveal())
                .add("client_secret", clientSecret.reveal())
                .build();
        HttpResult result = http.send(HttpCall.post(settings.oauthAddress(), "/oauth/v2/accessToken")
                .as(Purpose.READ)
                .body(form)
                .carrying(refresh)
                .carrying(clientSecret));
        HttpAnswer answer = result.received().orElseThrow(() -> new NotRenewed("no answer"));
        JsonNode body = answer.json();
        String access = body.path("access_token").asString("");
        if (!answer.isSuccess() || access.isBlank()) {
            throw new NotRenewed(answer.status() + " " + answer.excerpt());
        }
        Instant now = clock.instant();
        Instant ends = body.path("expires_in").isIntegralNumber()
                ? now.plusSeconds(body.path("expires_in").asLong())
                : null;
        return new Kept(login(account), now, new Secret(access), ends);
    }

    private static Optional<Kept> kept(Secret secret, ConnectedAccount account) {
        try {
            JsonNode stored = JSON.readTree(secret.reveal());
            if (!stored.path("login").asString("").equals(login(account))) {
                return Optional.empty();
            }
            String access = stored.path("access").asString("");
            JsonNode ends = stored.path("ends");
            return Optional.of(new Kept(
                    login(account),
                    Instant.ofEpochMilli(stored.path("since").asLong(0)),
                    access.isEmpty() ? null : new Secret(access),
                    ends.isIntegralNumber() ? Instant.ofEpochMilli(ends.asLong()) : null));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Another token in the accounts file is another login: somebody connected the account anew. */
    private static String login(ConnectedAccount account) {
        String declared = account.secret(ACCESS_TOKEN).reveal() + "\n" + account.server();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(declared.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Carries a refusal out of {@link SessionStore#update}, which leaves what is stored as it was. */
    private static final class NotRenewed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotRenewed(String reason) {
            super(reason, null, false, false);
        }
    }
}
