/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;
import static de.malklug.networks.PublishOutcome.Reason.CREDENTIALS;
import static de.malklug.networks.PublishOutcome.Reason.FORBIDDEN;

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
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps every account logged in: one login, then refreshes. Logins are limited to 30 in five minutes and 300 a day, so a
 * session is kept over restarts and shared by all posts of the account.
 */
final class Sessions {

    static final String APP_PASSWORD = "app-password";
    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NetworkHttp http;
    private final SessionStore store;
    private final SessionAnswer sessionAnswer;
    private final BlueskyAnswers answers;
    private final Clock clock;

    Sessions(NetworkHttp http, SessionStore store, SessionAnswer sessionAnswer, BlueskyAnswers answers, Clock clock) {
        this.http = http;
        this.store = store;
        this.sessionAnswer = sessionAnswer;
        this.answers = answers;
        this.clock = clock;
    }

    /** A session, or why there is none. */
    sealed interface Access {

        record Granted(Session session) implements Access {}

        /** @param outcome what it means for a step that needed it: it did not happen */
        record Denied(PublishOutcome outcome) implements Access {}
    }

    /**
     * @throws CredentialsMissing if the account cannot log in at all
     */
    static void require(ConnectedAccount account) {
        account.secret(APP_PASSWORD);
        if (account.handle() == null || account.handle().isBlank()) {
            throw new CredentialsMissing(account.id(), "handle");
        }
    }

    /** The account's own server as far as it is known without a call. */
    URI hostOf(ConnectedAccount account) {
        return stored(account).map(Session::pds).orElse(account.server());
    }

    /** The stored login, if there is one. */
    Optional<Session> stored(ConnectedAccount account) {
        return store.load(account).flatMap(secret -> Session.stored(secret, account));
    }

    /** A session whose access token lives at least that long from now. */
    Access lasting(ConnectedAccount account, Duration needed) {
        Optional<Session> known = stored(account);
        if (known.isPresent() && known.get().lasts(clock.instant(), needed)) {
            return new Access.Granted(known.get());
        }
        return change(
                account,
                newest -> newest.map(session ->
                                session.lasts(clock.instant(), needed) ? session : refreshedAhead(session, account))
                        .orElseGet(() -> loggedIn(account)));
    }

    /** A session other than this one, whose access token the server says has run out. */
    Access insteadOfExpired(ConnectedAccount account, Session expired) {
        return change(
                account,
                newest -> newest.map(session -> session.equals(expired) ? refreshed(session, account) : session)
                        .orElseGet(() -> loggedIn(account)));
    }

    /** A session other than this one, whose access token the server does not know. */
    Access insteadOfUnknown(ConnectedAccount account, Session unknown) {
        return change(
                account,
                newest -> newest.filter(session -> !session.equals(unknown)).orElseGet(() -> loggedIn(account)));
    }

    private Access change(ConnectedAccount account, Function<Optional<Session>, Session> change) {
        try {
            Secret kept = store.update(
                    account,
                    secret -> Optional.of(change.apply(secret.flatMap(known -> Session.stored(known, account)))
                            .toStore(account)));
            return Session.stored(kept, account)
                    .<Access>map(Access.Granted::new)
                    .orElseThrow(
                            () -> new IllegalStateException("What was stored for " + account.id() + " is no session"));
        } catch (Refused refused) {
            return new Access.Denied(refused.outcome);
        }
    }

    /** A refresh that could not be had now does not matter while the token lives. */
    private Session refreshedAhead(Session old, ConnectedAccount account) {
        try {
            return refreshed(old, account);
        } catch (Refused refused) {
            if (refused.outcome instanceof Deferred && old.lasts(clock.instant(), LAST_MINUTE)) {
                return old;
            }
            throw refused;
        }
    }

    /** The next pair. The old refresh token stays good for two hours, so a lost answer is asked for again with it. */
    private Session refreshed(Session old, ConnectedAccount account) {
        HttpCall call = Xrpc.procedure(old.pds(), Xrpc.REFRESH_SESSION)
                .bearer(old.refresh())
                .as(Purpose.READ);
        HttpResult result = http.send(call);
        if (isWithoutWord(result, old)) {
            result = http.send(call);
        }
        return switch (result) {
            case NotSent failure -> throw new Refused(BlueskyAnswers.unreachable());
            case Lost failure -> throw new Refused(BlueskyAnswers.unanswered());
            case Answered answered -> refreshed(answered.answer(), old, account);
        };
    }

    private boolean isWithoutWord(HttpResult result, Session old) {
        return switch (result) {
            case NotSent surely -> false;
            case Lost perhaps -> true;
            case Answered answered ->
                answered.answer().isSuccess()
                        && sessionAnswer.read(answered.answer(), old.pds()).isEmpty();
        };
    }

    /** A refused refresh may have been won by another process meanwhile; else the account logs in again. */
    private Session refreshed(HttpAnswer answer, Session old, ConnectedAccount account) {
        if (answer.isSuccess()) {
            return sessionAnswer.read(answer, old.pds()).orElseThrow(() -> new Refused(withoutSession(answer)));
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new Refused(answers.refusedUnseen(answer));
        }
        if (BlueskyAnswers.isAboutAccount(Xrpc.error(answer))) {
            throw new Refused(answers.refused(answer));
        }
        return stored(account).filter(newest -> !newest.equals(old)).orElseGet(() -> loggedIn(account));
    }

    private static Deferred withoutSession(HttpAnswer answer) {
        return new Deferred(BUSY, null, String.valueOf(answer.status()));
    }

    private Session loggedIn(ConnectedAccount account) {
        Secret password = account.secret(APP_PASSWORD);
        ObjectNode body =
                JSON.createObjectNode().put("identifier", account.handle()).put("password", password.reveal());
        HttpCall call = Xrpc.procedure(account.server(), Xrpc.CREATE_SESSION)
                .json(body)
                .carrying(password)
                .as(Purpose.READ);
        return switch (http.send(call)) {
            case NotSent failure -> throw new Refused(BlueskyAnswers.unreachable());
            case Lost failure -> throw new Refused(BlueskyAnswers.unanswered());
            case Answered answered -> opened(answered.answer(), account);
        };
    }

    private Session opened(HttpAnswer answer, ConnectedAccount account) {
        if (!answer.isSuccess()) {
            throw new Refused(
                    answer.status() == 400 && Xrpc.error(answer).equals("InvalidRequest")
                            ? BlueskyAnswers.rejected(CREDENTIALS, answer)
                            : answers.refusedUnseen(answer));
        }
        SessionAnswer.inactive(answer).ifPresent(status -> {
            throw new Refused(new Rejected(FORBIDDEN, status, "The account is " + status));
        });
        return sessionAnswer.read(answer, account.server()).orElseThrow(() -> new Refused(withoutSession(answer)));
    }

    /** Carries an outcome out of {@link SessionStore#update}, which leaves the stored session as it was. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient PublishOutcome outcome;

        private Refused(PublishOutcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
