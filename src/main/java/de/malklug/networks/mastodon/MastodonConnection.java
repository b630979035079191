/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.AccountConnector.AnotherAccount;
import de.malklug.networks.AccountConnector.Ask;
import de.malklug.networks.AccountConnector.Beginning;
import de.malklug.networks.AccountConnector.Connected;
import de.malklug.networks.AccountConnector.Ending;
import de.malklug.networks.ConnectRequest;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.http.CodeFlow;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Connects an account. Every Mastodon server knows malklug as an app of its own, so malklug introduces itself once to each.
 * See <a href="https://docs.joinmastodon.org/methods/oauth/">Mastodon's pages on OAuth</a>.
 */
final class MastodonConnection {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCOPES = "read:accounts read:statuses write:media write:statuses";

    private final CodeFlow flow;

    MastodonConnection(NetworkHttp http) {
        this.flow = new CodeFlow(http, true);
    }

    Beginning authorise(ConnectRequest request, @Nullable Secret app) {
        if (app != null) {
            return ask(request, app);
        }
        URI server = request.account().server();
        ObjectNode introduction = JSON.createObjectNode()
                .put("client_name", "malklug")
                .put("scopes", SCOPES)
                .put("website", request.redirect().resolve("/").toString());
        introduction.putArray("redirect_uris").add(request.redirect().toString());
        HttpCall call = HttpCall.post(server, "/api/v1/apps").json(introduction);
        return switch (flow.tell(call, "client_id")) {
            case CodeFlow.Answer.Told told ->
                ask(request, new Secret(told.json().toString()));
            case CodeFlow.Answer.Nothing nothing -> nothing.why();
        };
    }

    private Ask ask(ConnectRequest request, Secret app) {
        Map<String, String> own = Map.of("client_id", field(app, "client_id").reveal(), "scope", SCOPES);
        return new Ask(flow.page(URI.create(request.account().server() + "/oauth/authorize"), request, own), app);
    }

    Ending exchange(ConnectRequest request, Secret app, Secret code) {
        HttpCall endpoint = HttpCall.post(request.account().server(), "/oauth/token");
        Map<String, Secret> own =
                Map.of("client_id", field(app, "client_id"), "client_secret", field(app, "client_secret"));
        return switch (flow.exchange(endpoint, request, code, own, "access_token")) {
            case CodeFlow.Answer.Told told ->
                owned(
                        request.account(),
                        new Secret(told.json().path("access_token").asString()));
            case CodeFlow.Answer.Nothing nothing -> nothing.why();
        };
    }

    private Ending owned(ConnectedAccount account, Secret token) {
        HttpCall call = HttpCall.get(account.server(), "/api/v1/accounts/verify_credentials")
                .bearer(token);
        return switch (flow.tell(call, "username")) {
            case CodeFlow.Answer.Told told -> owned(account, token, told.json());
            case CodeFlow.Answer.Nothing nothing -> nothing.why();
        };
    }

    private static Ending owned(ConnectedAccount account, Secret token, JsonNode owner) {
        String name = owner.path("username").asString("");
        String declared = account.handle();
        boolean fits = declared == null || local(declared).equals(name.toLowerCase(Locale.ROOT));
        return fits ? new Connected(token, "@" + name) : new AnotherAccount("@" + name);
    }

    /** People write {@code soest}, {@code @soest} or {@code @soest@nrw.social}. */
    private static String local(String handle) {
        return handle.replaceFirst("^@", "").replaceFirst("@.*$", "").toLowerCase(Locale.ROOT);
    }

    private static Secret field(Secret app, String name) {
        return new Secret(JSON.readTree(app.reveal()).path(name).asString(""));
    }
}
