/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.networks.x.Grants.Access;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Sends calls in an account's name. A call refused for its token is made once more with a new one. */
final class XCalls {

    private final NetworkHttp http;
    private final Grants grants;

    XCalls(NetworkHttp http, Grants grants) {
        this.http = http;
        this.grants = grants;
    }

    /** What came of a call that needs access. */
    sealed interface Reply {

        /** The call was made. */
        record Made(HttpResult result) implements Reply {}

        /** No access was to be had, so no call was made. */
        record NotAllowed(PublishOutcome outcome) implements Reply {}
    }

    /**
     * @param needed how long the token must live; longer than the call may take
     */
    Reply send(ConnectedAccount account, Duration needed, HttpCall call) {
        return switch (grants.lasting(account, needed)) {
            case Access.Denied denied -> new Reply.NotAllowed(denied.outcome());
            case Access.Granted granted -> send(account, granted.token(), call);
        };
    }

    /** Nothing was done for a 401, so the repeat is safe even for a call that makes something public. */
    private Reply send(ConnectedAccount account, Secret token, HttpCall call) {
        HttpResult result = http.send(call.bearer(token));
        if (result.received().filter(answer -> answer.status() == 401).isEmpty()) {
            return new Reply.Made(result);
        }
        return switch (grants.insteadOf(account, token)) {
            case Access.Denied denied -> new Reply.NotAllowed(denied.outcome());
            case Access.Granted granted -> new Reply.Made(http.send(call.bearer(granted.token())));
        };
    }

    static HttpCall me(ConnectedAccount account) {
        return HttpCall.get(account.server(), "/2/users/me").query("user.fields", "public_metrics,subscription_type");
    }

    /** Remembers whose account it is; empty if the answer does not tell. */
    Optional<Grant.Owner> learn(ConnectedAccount account, HttpAnswer answer) {
        JsonNode user = Vocabulary.data(answer.json());
        String id = XAnswers.id(user);
        if (!answer.isSuccess() || id.isEmpty()) {
            return Optional.empty();
        }
        Grant.Owner owner = new Grant.Owner(
                id,
                user.path("username").asString(""),
                user.path("subscription_type").asString("").startsWith("Premium"));
        if (!grants.stored(account).map(Grant::owner).filter(owner::equals).isPresent()) {
            grants.learn(account, owner);
        }
        return Optional.of(owner);
    }

    /** Whose account it is, as far as it was told. */
    Optional<Grant.Owner> owner(ConnectedAccount account) {
        return grants.stored(account).map(Grant::owner);
    }
}
