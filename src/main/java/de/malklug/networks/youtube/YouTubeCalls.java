/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.networks.youtube.Sessions.Access;
import java.time.Duration;

/** Calls in a channel's name. One refused for its token is made once more with a new one: nothing was done for it. */
final class YouTubeCalls {

    private static final String API = "/youtube/v3/";
    private static final String UPLOAD = "/upload/youtube/v3/";

    private final NetworkHttp http;
    private final Sessions sessions;
    private final YouTubeSettings settings;

    YouTubeCalls(NetworkHttp http, Sessions sessions, YouTubeSettings settings) {
        this.http = http;
        this.sessions = sessions;
        this.settings = settings;
    }

    /** What came of a call that needs a token. */
    sealed interface Reply {

        record Made(HttpResult result) implements Reply {}

        /** No token was to be had, so no call was made. */
        record NotAllowed(PublishOutcome outcome) implements Reply {}
    }

    static HttpCall get(ConnectedAccount account, String resource) {
        return HttpCall.get(account.server(), API + resource);
    }

    static HttpCall write(String method, ConnectedAccount account, String resource) {
        return HttpCall.write(method, account.server(), API + resource);
    }

    static HttpCall upload(ConnectedAccount account, String resource) {
        return HttpCall.post(account.server(), UPLOAD + resource);
    }

    /** A call after which nothing is public that was not before. */
    Reply send(ConnectedAccount account, HttpCall call) {
        return send(account, call, settings.session().refreshAhead());
    }

    /** A call that makes something public: the token is not changed right before it if it lasts that long. */
    Reply sendPublic(ConnectedAccount account, HttpCall call) {
        return send(account, call, settings.session().needed());
    }

    private Reply send(ConnectedAccount account, HttpCall call, Duration needed) {
        return switch (sessions.lasting(account, needed)) {
            case Access.Denied denied -> new Reply.NotAllowed(denied.outcome());
            case Access.Granted granted -> send(account, call, granted.token());
        };
    }

    private Reply send(ConnectedAccount account, HttpCall call, Secret token) {
        HttpResult result = http.send(call.bearer(token));
        if (!(result instanceof Answered answered) || !isAboutToken(answered.answer())) {
            return new Reply.Made(result);
        }
        return switch (sessions.insteadOf(account, token)) {
            case Access.Denied denied -> new Reply.NotAllowed(denied.outcome());
            case Access.Granted granted -> new Reply.Made(http.send(call.bearer(granted.token())));
        };
    }

    private static boolean isAboutToken(HttpAnswer answer) {
        return answer.status() == 401 && !YouTubeAnswers.reason(answer).equals("youtubeSignupRequired");
    }
}
