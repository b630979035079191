/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import de.malklug.networks.AccountConnector.NotConnected;
import de.malklug.networks.ConnectRequest;
import de.malklug.networks.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** What connecting an account by OAuth 2.0 with a code has in common everywhere. */
public final class CodeFlow {

    private final NetworkHttp http;
    private final boolean proving;

    /**
     * @param proving whether the network knows PKCE (RFC 7636); some refuse what they do not know
     */
    public CodeFlow(NetworkHttp http, boolean proving) {
        this.http = http;
        this.proving = proving;
    }

    /** What came of a call whose answer is JSON. */
    public sealed interface Answer {

        record Told(JsonNode json) implements Answer {}

        record Nothing(NotConnected why) implements Answer {}
    }

    /**
     * The page where the person allows it.
     *
     * @param own what this network wants to know beside what all do: under which name it knows the app, what is asked for
     */
    public URI page(URI page, ConnectRequest request, Map<String, String> own) {
        HttpUrl.Builder address = HttpUrl.get(page)
                .newBuilder()
                .addQueryParameter("response_type", "code")
                .addQueryParameter("redirect_uri", request.redirect().toString())
                .addQueryParameter("state", request.state().reveal());
        if (proving) {
            address.addQueryParameter("code_challenge", request.challenge())
                    .addQueryParameter("code_challenge_method", "S256");
        }
        own.forEach(address::addQueryParameter);
        return address.build().uri();
    }

    /**
     * Exchanges the code. Told only if the answer holds the wanted field.
     *
     * @param endpoint a {@code POST} to where tokens are handed out, with the headers it wants
     * @param own as what malklug is known there
     * @param wanted for example {@code access_token}
     */
    public Answer exchange(
            HttpCall endpoint, ConnectRequest request, Secret code, Map<String, Secret> own, String wanted) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.reveal());
        form.put("redirect_uri", request.redirect().toString());
        if (proving) {
            form.put("code_verifier", request.verifier().reveal());
        }
        HttpCall call = endpoint.carrying(code).carrying(request.verifier());
        for (Map.Entry<String, Secret> each : own.entrySet()) {
            form.put(each.getKey(), each.getValue().reveal());
            call = call.carrying(each.getValue());
        }
        return tell(call.form(form).as(HttpCall.Purpose.READ), wanted);
    }

    /** Sends any call of the flow. Told only if the answer holds the wanted field, which may be a path such as {@code data/name}. */
    public Answer tell(HttpCall call, String wanted) {
        return switch (http.send(call)) {
            case HttpResult.NotSent notSent -> new Answer.Nothing(new NotConnected(notSent.reason()));
            case HttpResult.Lost lost -> new Answer.Nothing(new NotConnected(lost.evidence()));
            case HttpResult.Answered answered -> read(answered.answer(), wanted);
        };
    }

    private static Answer read(HttpAnswer answer, String wanted) {
        return answer.isSuccess() && !at(answer.json(), wanted).asString("").isBlank()
                ? new Answer.Told(answer.json())
                : new Answer.Nothing(new NotConnected((answer.status() + " " + answer.excerpt()).strip()));
    }

    /** A node by its path, such as {@code data/username} or {@code items/0/id}. */
    static JsonNode at(JsonNode json, String path) {
        JsonNode node = json;
        for (String step : path.split("/")) {
            node = step.matches("\\d+") ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }
}
