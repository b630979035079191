/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;
import static de.malklug.networks.PublishOutcome.Cause.RATE_LIMITED;
import static de.malklug.networks.PublishOutcome.Cause.UNREACHABLE;
import static de.malklug.networks.PublishOutcome.Reason.CONFIGURATION;
import static de.malklug.networks.PublishOutcome.Reason.CREDENTIALS;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpCall.Purpose;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import de.malklug.networks.http.NetworkHttp;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Exchanges a refresh token for the next pair: {@code POST /2/oauth2/token}. */
final class TokenEndpoint {

    private final NetworkHttp http;
    private final XAnswers answers;
    private final Duration usualLifetime;
    private final Clock clock;

    TokenEndpoint(NetworkHttp http, XAnswers answers, Duration usualLifetime, Clock clock) {
        this.http = http;
        this.answers = answers;
        this.usualLifetime = usualLifetime;
        this.clock = clock;
    }

    /** What became of the refresh token. */
    sealed interface Result {

        /** It is used up, and here is the next one. */
        record Exchanged(Secret access, Secret refresh, Instant ends) implements Result {}

        /** It is as good as before. */
        record NotUsed(PublishOutcome outcome) implements Result {}

        /** No answer told. */
        record PerhapsUsed(PublishOutcome outcome) implements Result {}

        /** X does not take it. */
        record Refused(PublishOutcome outcome) implements Result {}
    }

    /** Asks once more at once where the answer was lost: if the first call came to nothing, the second one does not. */
    Result exchange(ConnectedAccount account, Grant grant) {
        HttpCall call = call(account, grant.refresh());
        Result first = read(http.send(call), grant);
        if (!(first instanceof Result.PerhapsUsed)) {
            return first;
        }
        Result second = read(http.send(call), grant);
        return second instanceof Result.NotUsed ? first : second;
    }

    private static HttpCall call(ConnectedAccount account, Secret refresh) {
        Secret clientId = account.secret(Grant.CLIENT_ID);
        Secret clientSecret = account.secrets().get(Grant.CLIENT_SECRET);
        FormBody.Builder form =
                new FormBody.Builder().add("grant_type", "refresh_token").add("refresh_token", refresh.reveal());
        HttpCall call = HttpCall.post(account.server(), "/2/oauth2/token")
                .as(Purpose.READ)
                .carrying(refresh);
        if (clientSecret == null) {
            return call.body(form.add("client_id", clientId.reveal()).build());
        }
        Secret basic = new Secret(Base64.getEncoder()
                .encodeToString((clientId.reveal() + ":" + clientSecret.reveal()).getBytes(StandardCharsets.UTF_8)));
        return call.body(form.build())
                .header("Authorization", "Basic " + basic.reveal())
                .carrying(clientSecret)
                .carrying(basic);
    }

    private Result read(HttpResult result, Grant grant) {
        return switch (result) {
            case NotSent surely -> new Result.NotUsed(new Deferred(UNREACHABLE, null, "unreachable"));
            case Lost perhaps -> new Result.PerhapsUsed(new Deferred(BUSY, null, "no-answer"));
            case Answered answered -> read(answered.answer(), grant);
        };
    }

    private Result read(HttpAnswer answer, Grant grant) {
        int status = answer.status();
        if (answer.isSuccess()) {
            Result pair = pair(answer, grant);
            return pair == null ? new Result.PerhapsUsed(new Deferred(BUSY, null, Integer.toString(status))) : pair;
        }
        if (status == 429) {
            return new Result.NotUsed(new Deferred(RATE_LIMITED, answers.wait(answer), "429"));
        }
        if (answer.isRedirect()) {
            return new Result.NotUsed(XAnswers.rejected(CONFIGURATION, answer));
        }
        String error = answer.json().path("error").asString("");
        return switch (error) {
            case "invalid_request", "invalid_grant" -> // token-400-invalid.json
                new Result.Refused(new Rejected(CREDENTIALS, error, XAnswers.words(answer)));
            case "unauthorized_client", "invalid_client" -> // token-401-client.json
                new Result.NotUsed(new Rejected(CONFIGURATION, error, XAnswers.words(answer)));
            default ->
                status >= 500 || status < 400 || status == 408 || answer.isHtml()
                        ? new Result.PerhapsUsed(new Deferred(BUSY, answers.wait(answer), Integer.toString(status)))
                        : new Result.Refused(XAnswers.rejected(CREDENTIALS, answer));
        };
    }

    private @Nullable Result pair(HttpAnswer answer, Grant grant) {
        JsonNode body = answer.json();
        String access = body.path("access_token").asString("");
        if (access.isBlank()) {
            return null;
        }
        String refresh = body.path("refresh_token").asString("");
        Duration lifetime = body.path("expires_in").isIntegralNumber()
                ? Duration.ofSeconds(body.path("expires_in").asLong())
                : usualLifetime;
        return new Result.Exchanged(
                new Secret(access),
                refresh.isBlank() ? grant.refresh() : new Secret(refresh),
                clock.instant().plus(lifetime));
    }
}
