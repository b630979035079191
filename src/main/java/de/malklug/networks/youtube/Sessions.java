/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;
import static de.malklug.networks.PublishOutcome.Cause.UNREACHABLE;
import static de.malklug.networks.PublishOutcome.Reason.CREDENTIALS;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpCall.Purpose;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import de.malklug.networks.http.NetworkHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Access tokens, which last about an hour and are refreshed with a token that stays the same; and the addresses of upload
 * sessions. Both are kept in the vault. See
 * <a href="https://developers.google.com/identity/protocols/oauth2/web-server#offline">Google's pages on OAuth</a>.
 */
final class Sessions {

    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";
    static final String REFRESH_TOKEN = "refresh-token";

    private static final String SCOPE = "https://www.googleapis.com/auth/youtube";
    private static final List<String> MAY_REVEAL = List.of(SCOPE, SCOPE + ".force-ssl");
    private static final long USUAL_SECONDS = 3_600;
    private static final Duration LAST_MINUTES = Duration.ofMinutes(3);
    private static final int STORING_TRIES = 5;

    private final NetworkHttp http;
    private final SessionStore store;
    private final YouTubeSettings settings;
    private final YouTubeAnswers answers;
    private final Clock clock;

    Sessions(NetworkHttp http, SessionStore store, YouTubeSettings settings, YouTubeAnswers answers, Clock clock) {
        this.http = http;
        this.store = store;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    /** An access token, or why there is none. */
    sealed interface Access {

        record Granted(Secret token) implements Access {}

        /** @param outcome what it means for a step that needed it: it did not happen */
        record Denied(PublishOutcome outcome) implements Access {}
    }

    /**
     * @throws CredentialsMissing if the account lacks what a refresh needs
     */
    static void require(ConnectedAccount account) {
        account.secret(CLIENT_ID);
        account.secret(CLIENT_SECRET);
        account.secret(REFRESH_TOKEN);
    }

    /** A token that lives at least that long from now. */
    Access lasting(ConnectedAccount account, Duration needed) {
        Kept kept = kept(account);
        if (kept.access() != null && lasts(kept, needed)) {
            return new Access.Granted(kept.access());
        }
        return change(account, newest -> lasts(newest, needed) ? newest : refreshedAhead(newest, account));
    }

    /** A token other than this one, which the API no longer takes. */
    Access insteadOf(ConnectedAccount account, Secret refused) {
        return change(
                account,
                newest -> newest.access() == null || newest.access().equals(refused)
                        ? refreshed(newest, account)
                        : newest);
    }

    /** The session opened for this delivery, unless it is too old to be used. */
    Optional<Kept.Upload> upload(ConnectedAccount account, String key) {
        return Optional.ofNullable(kept(account).uploads().get(key))
                .filter(upload -> upload.openedAt().isAfter(oldest()));
    }

    /**
     * Keeps a session durably.
     *
     * @return whether it is kept; another process may have changed the account's vault meanwhile, again and again
     */
    boolean keep(ConnectedAccount account, String key, Secret address) {
        Kept.Upload upload = new Kept.Upload(address, clock.instant());
        return stored(
                account,
                kept -> kept.withUpload(key, upload, oldest()),
                kept -> kept.uploads().containsKey(key));
    }

    /** Forgets a session that is gone. */
    void forget(ConnectedAccount account, String key) {
        stored(account, kept -> kept.withoutUpload(key), kept -> !kept.uploads().containsKey(key));
    }

    private boolean stored(ConnectedAccount account, UnaryOperator<Kept> change, Predicate<Kept> done) {
        for (int tried = 0; tried < STORING_TRIES; tried++) {
            Secret now = store.update(
                    account,
                    secret -> Optional.of(
                            change.apply(Kept.stored(secret, login(account))).toStore()));
            if (done.test(Kept.stored(Optional.of(now), login(account)))) {
                return true;
            }
        }
        return false;
    }

    private Instant oldest() {
        return clock.instant().minus(settings.upload().lifetime());
    }

    private Kept kept(ConnectedAccount account) {
        return Kept.stored(store.load(account), login(account));
    }

    private boolean lasts(Kept kept, Duration needed) {
        return kept.access() != null
                && !kept.accessEnds().isBefore(clock.instant().plus(needed));
    }

    private Access change(ConnectedAccount account, UnaryOperator<Kept> change) {
        try {
            Secret stored = store.update(
                    account,
                    secret -> Optional.of(
                            change.apply(Kept.stored(secret, login(account))).toStore()));
            Secret access = Kept.stored(Optional.of(stored), login(account)).access();
            return access == null ? new Access.Denied(new Deferred(BUSY, null, "session")) : new Access.Granted(access);
        } catch (Refused refused) {
            return new Access.Denied(refused.outcome);
        }
    }

    /** A refresh that could not be had now does not matter while the token lives. */
    private Kept refreshedAhead(Kept old, ConnectedAccount account) {
        try {
            return refreshed(old, account);
        } catch (Refused refused) {
            if (refused.outcome instanceof Deferred && lasts(old, LAST_MINUTES)) {
                return old;
            }
            throw refused;
        }
    }

    private Kept refreshed(Kept old, ConnectedAccount account) {
        Secret secret = account.secret(CLIENT_SECRET);
        Secret refresh = account.secret(REFRESH_TOKEN);
        HttpCall call = HttpCall.post(settings.tokenServer(), "/token")
                .form(Map.of(
                        "client_id", account.secret(CLIENT_ID).reveal(),
                        "client_secret", secret.reveal(),
                        "grant_type", "refresh_token",
                        "refresh_token", refresh.reveal()))
                .carrying(secret)
                .carrying(refresh)
                .carrying(account.secret(CLIENT_ID))
                .carrying(new Secret(URLEncoder.encode(refresh.reveal(), StandardCharsets.UTF_8)))
                .as(Purpose.READ);
        return switch (http.send(call)) {
            case NotSent failure -> throw new Refused(new Deferred(UNREACHABLE, null, "unreachable"));
            case Lost failure -> throw new Refused(new Deferred(BUSY, null, "no-answer"));
            case Answered answered -> refreshed(old, answered.answer());
        };
    }

    private Kept refreshed(Kept old, HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw new Refused(answers.tokenRefused(answer));
        }
        JsonNode body = answer.json();
        String access = body.path("access_token").asString("");
        if (access.isBlank()) {
            throw new Refused(new Deferred(BUSY, null, String.valueOf(answer.status())));
        }
        String scope = body.path("scope").asString(null);
        if (!mayReveal(scope)) {
            throw new Refused(new Rejected(CREDENTIALS, "scope", "The permission " + SCOPE + ".force-ssl is missing"));
        }
        long seconds = body.path("expires_in").asLong(USUAL_SECONDS);
        return old.withAccess(new Secret(access), clock.instant().plusSeconds(seconds));
    }

    /** Who connects the account can untick permissions; without this one a video could be uploaded and never shown. */
    private static boolean mayReveal(@Nullable String scope) {
        return scope == null || List.of(scope.split(" ")).stream().anyMatch(MAY_REVEAL::contains);
    }

    private static String login(ConnectedAccount account) {
        try {
            String of = account.secret(CLIENT_ID).reveal() + "\n"
                    + account.secret(REFRESH_TOKEN).reveal();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** Carries an outcome out of {@link SessionStore#update}, which leaves what is stored as it was. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient PublishOutcome outcome;

        private Refused(PublishOutcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
