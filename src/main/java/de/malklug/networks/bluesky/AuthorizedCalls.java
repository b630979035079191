/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.bluesky.Sessions.Access;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.NetworkHttp;
import java.time.Duration;
import java.util.function.Function;

/** Sends calls in an account's name. A call refused for its token is made once more with a new one. */
final class AuthorizedCalls {

    private final NetworkHttp http;
    private final Sessions sessions;

    AuthorizedCalls(NetworkHttp http, Sessions sessions) {
        this.http = http;
        this.sessions = sessions;
    }

    /** What came of a call that needs a session. */
    sealed interface Reply {

        /** The call was made with this session. */
        record Made(Session session, HttpResult result) implements Reply {}

        /** No session was to be had, so no call was made. */
        record NotAllowed(PublishOutcome outcome) implements Reply {}
    }

    /**
     * @param needed how long the token must live; longer than the call may take
     * @param call made from the session; made anew for the repeat
     */
    Reply send(ConnectedAccount account, Duration needed, Function<Session, HttpCall> call) {
        return switch (sessions.lasting(account, needed)) {
            case Access.Denied denied -> new Reply.NotAllowed(denied.outcome());
            case Access.Granted granted -> send(account, granted.session(), call);
        };
    }

    private Reply send(ConnectedAccount account, Session session, Function<Session, HttpCall> call) {
        HttpResult result = made(session, call);
        if (!(result instanceof Answered answered) || !isAboutToken(answered.answer())) {
            return new Reply.Made(session, result);
        }
        Access renewed = Xrpc.error(answered.answer()).equals("InvalidToken")
                ? sessions.insteadOfUnknown(account, session)
                : sessions.insteadOfExpired(account, session);
        return switch (renewed) {
            case Access.Denied denied -> new Reply.NotAllowed(denied.outcome());
            case Access.Granted granted -> new Reply.Made(granted.session(), made(granted.session(), call));
        };
    }

    private HttpResult made(Session session, Function<Session, HttpCall> call) {
        return http.send(call.apply(session).bearer(session.access()));
    }

    /** Nothing was done for such an answer, so the repeat is safe even for a call that makes something public. */
    private static boolean isAboutToken(HttpAnswer answer) {
        String error = Xrpc.error(answer);
        return answer.status() == 400 && (error.equals("ExpiredToken") || error.equals("InvalidToken"))
                || answer.status() == 401 && !BlueskyAnswers.isAboutAccount(error);
    }
}
