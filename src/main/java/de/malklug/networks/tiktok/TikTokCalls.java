/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpCall.Purpose;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.networks.tiktok.Sessions.Access;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Calls in a creator's name. One refused for its token is made once more with a new one: nothing was done for it. */
final class TikTokCalls {

    private final NetworkHttp http;
    private final Sessions sessions;
    private final TikTokSettings.Session settings;

    TikTokCalls(NetworkHttp http, Sessions sessions, TikTokSettings.Session settings) {
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

    /** Asks; TikTok's questions are POSTs with a body. */
    Reply ask(ConnectedAccount account, String path, JsonNode question) {
        return ask(account, HttpCall.post(account.server(), path).json(question).as(Purpose.READ));
    }

    Reply ask(ConnectedAccount account, HttpCall call) {
        return send(account, call, settings.refreshAhead());
    }

    /** Begins something. */
    Reply begin(ConnectedAccount account, String path, JsonNode what) {
        return send(account, HttpCall.post(account.server(), path).json(what), settings.needed());
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
        String error = TikTokAnswers.error(answer);
        return answer.status() == 401 && (error.isEmpty() || error.equals("access_token_invalid"));
    }
}
