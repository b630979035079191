/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;
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
 * Access tokens, which last a day, refreshed with a token that may change every time: what comes back is stored before it is
 * used. Also the publications that were begun, with the addresses for their bytes. All is kept in the vault. See
 * <a href="https://developers.tiktok.com/doc/oauth-user-access-token-management">TikTok's page on tokens</a>.
 */
final class Sessions {

    static final String CLIENT_KEY = "client-key";
    static final String CLIENT_SECRET = "client-secret";
    static final String REFRESH_TOKEN = "refresh-token";

    private static final long USUAL_SECONDS = 86_400;
    private static final Duration LAST_MINUTES = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofDays(3);
    private static final int STORING_TRIES = 5;

    private final NetworkHttp http;
    private final SessionStore store;
    private final boolean inbox;
    private final TikTokAnswers answers;
    private final Clock clock;

    /** @param inbox whether drafts are sent instead of posts, which needs another permission */
    Sessions(NetworkHttp http, SessionStore store, boolean inbox, TikTokAnswers answers, Clock clock) {
        this.http = http;
        this.store = store;
        this.inbox = inbox;
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
        account.secret(CLIENT_KEY);
        account.secret(CLIENT_SECRET);
        account.secret(REFRESH_TOKEN);
    }

    /** A token that lives at least that long from now. */
    Access lasting(ConnectedAccount account, Duration needed) {
        Kept kept = kept(account, store.load(account));
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

    /** What this delivery has begun and not forgotten. */
    Optional<Kept.Begun> begun(ConnectedAccount account, String key) {
        return Optional.ofNullable(kept(account, store.load(account)).begun().get(key));
    }

    /**
     * Keeps what was begun, durably.
     *
     * @return whether it is kept; another process may have changed the account's vault meanwhile, again and again
     */
    boolean keep(ConnectedAccount account, String key, String publishId, @Nullable Secret address) {
        Kept.Begun begun = new Kept.Begun(publishId, address, clock.instant());
        Instant oldest = clock.instant().minus(REMEMBERED);
        return stored(
                account,
                kept -> kept.with(key, begun, oldest),
                kept -> kept.begun().containsKey(key)
                        && publishId.equals(kept.begun().get(key).publishId()));
    }

    /** Forgets what surely came to nothing. */
    void forget(ConnectedAccount account, String key) {
        stored(account, kept -> kept.without(key), kept -> !kept.begun().containsKey(key));
    }

    private boolean stored(ConnectedAccount account, UnaryOperator<Kept> change, Predicate<Kept> done) {
        for (int tried = 0; tried < STORING_TRIES; tried++) {
            Secret now = store.update(
                    account,
                    secret -> Optional.of(change.apply(kept(account, secret)).toStore()));
            if (done.test(kept(account, Optional.of(now)))) {
                return true;
            }
        }
        return false;
    }

    private static Kept kept(ConnectedAccount account, Optional<Secret> stored) {
        return Kept.stored(stored, login(account), account.secret(REFRESH_TOKEN));
    }

    private boolean lasts(Kept kept, Duration needed) {
        return kept.access() != null
                && !kept.accessEnds().isBefore(clock.instant().plus(needed));
    }

    private Access change(ConnectedAccount account, UnaryOperator<Kept> change) {
        try {
            Secret stored = store.update(
                    account,
                    secret -> Optional.of(change.apply(kept(account, secret)).toStore()));
            Secret access = kept(account, Optional.of(stored)).access();
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
        HttpCall call = HttpCall.post(account.server(), "/v2/oauth/token/")
                .form(Map.of(
                        "client_key", account.secret(CLIENT_KEY).reveal(),
                        "client_secret", secret.reveal(),
                        "grant_type", "refresh_token",
                        "refresh_token", old.refresh().reveal()))
                .carrying(secret)
                .carrying(old.refresh())
                .carrying(account.secret(CLIENT_KEY))
                .as(Purpose.READ);
        return switch (http.send(call)) {
            case NotSent failure -> throw new Refused(TikTokAnswers.unreachable());
            case Lost failure -> throw new Refused(TikTokAnswers.unanswered());
            case Answered answered -> refreshed(old, answered.answer());
        };
    }

    private Kept refreshed(Kept old, HttpAnswer answer) {
        JsonNode body = answer.json();
        String access = body.path("access_token").asString("");
        if (!answer.isSuccess() || access.isBlank()) {
            throw new Refused(answers.tokenRefused(answer));
        }
        String scope = body.path("scope").asString(null);
        String needed = inbox ? "video.upload" : "video.publish";
        if (scope != null && !List.of(scope.split("[, ]")).contains(needed)) {
            throw new Refused(new Rejected(CREDENTIALS, "scope", "The permission " + needed + " is missing"));
        }
        String refresh = body.path("refresh_token").asString("");
        long seconds = body.path("expires_in").asLong(USUAL_SECONDS);
        return old.withTokens(
                new Secret(access),
                clock.instant().plusSeconds(seconds),
                refresh.isBlank() ? old.refresh() : new Secret(refresh));
    }

    private static String login(ConnectedAccount account) {
        try {
            String of = account.secret(CLIENT_KEY).reveal() + "\n"
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
