/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import de.malklug.networks.AccountConnector.AnotherAccount;
import de.malklug.networks.AccountConnector.Ask;
import de.malklug.networks.AccountConnector.Connected;
import de.malklug.networks.AccountConnector.Ending;
import de.malklug.networks.ConnectRequest;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Connects an account of a network at which somebody registered malklug as an app beforehand. */
public final class AppConnection {

    private static final String CLIENT_SECRET = "client-secret";

    private final NetworkHttp http;
    private final Function<ConnectedAccount, Dialect> dialects;

    public AppConnection(NetworkHttp http, Function<ConnectedAccount, Dialect> dialects) {
        this.http = http;
        this.dialects = dialects;
    }

    /**
     * How a network says it.
     *
     * @param page where people allow it
     * @param tokens where codes are exchanged
     * @param appId name of the secret that holds the app's id, for example {@code client-id}; over there with an underscore
     * @param yields name of the secret that is wanted, for example {@code refresh-token}; over there with an underscore
     * @param scopes what is asked for, as the network separates it
     * @param more what else the page wants to know
     * @param proving whether it knows PKCE
     * @param byHeader whether the app proves itself in a header instead of the form
     * @param owner asks whose account it is
     */
    public record Dialect(
            URI page,
            URI tokens,
            String appId,
            String yields,
            String scopes,
            Map<String, String> more,
            boolean proving,
            boolean byHeader,
            @Nullable Owner owner) {

        public Dialect {
            more = Map.copyOf(more);
        }
    }

    /**
     * The call that tells whose account an access token opens.
     *
     * @param call without the token
     * @param names where in the answer stand the names people or {@code accounts.yaml} may call it by, as paths such as
     *     {@code data/username}; the first is shown
     */
    public record Owner(HttpCall call, List<String> names) {

        public Owner {
            names = List.copyOf(names);
        }
    }

    public Ask authorise(ConnectRequest request) {
        Dialect dialect = dialects.apply(request.account());
        Map<String, String> own = new LinkedHashMap<>(dialect.more());
        own.put(
                there(dialect.appId()),
                request.account().secret(dialect.appId()).reveal());
        own.put("scope", dialect.scopes());
        return new Ask(new CodeFlow(http, dialect.proving()).page(dialect.page(), request, own), null);
    }

    public Ending exchange(ConnectRequest request, Secret code) {
        ConnectedAccount account = request.account();
        Dialect dialect = dialects.apply(account);
        CodeFlow flow = new CodeFlow(http, dialect.proving());
        HttpCall endpoint = HttpCall.toNamed("POST", HttpUrl.get(dialect.tokens()));
        Secret id = account.secret(dialect.appId());
        Secret proof = account.secrets().get(CLIENT_SECRET);
        Map<String, Secret> own = new HashMap<>();
        if (proof != null && dialect.byHeader()) {
            Secret basic = new Secret(Base64.getEncoder()
                    .encodeToString((id.reveal() + ":" + proof.reveal()).getBytes(StandardCharsets.UTF_8)));
            endpoint = endpoint.header("Authorization", "Basic " + basic.reveal())
                    .carrying(proof)
                    .carrying(basic);
        } else {
            own.put(there(dialect.appId()), id);
            if (proof != null) {
                own.put(there(CLIENT_SECRET), proof);
            }
        }
        return switch (flow.exchange(endpoint, request, code, own, there(dialect.yields()))) {
            case CodeFlow.Answer.Told told -> owned(account, dialect, flow, told.json());
            case CodeFlow.Answer.Nothing nothing -> nothing.why();
        };
    }

    private static Ending owned(ConnectedAccount account, Dialect dialect, CodeFlow flow, JsonNode tokens) {
        Secret yielded = new Secret(tokens.path(there(dialect.yields())).asString());
        String access = tokens.path("access_token").asString("");
        Owner owner = dialect.owner();
        if (owner == null || access.isBlank()) {
            return new Connected(yielded, null);
        }
        HttpCall call = owner.call().bearer(new Secret(access));
        return switch (flow.tell(call, owner.names().getFirst())) {
            case CodeFlow.Answer.Told told -> owned(account, yielded, owner, told.json());
            case CodeFlow.Answer.Nothing nothing -> nothing.why();
        };
    }

    private static Ending owned(ConnectedAccount account, Secret yielded, Owner owner, JsonNode answer) {
        List<String> names = owner.names().stream()
                .map(path -> CodeFlow.at(answer, path).asString(""))
                .filter(name -> !name.isBlank())
                .toList();
        String declared = account.handle();
        boolean fits =
                declared == null || names.stream().anyMatch(name -> plain(name).equals(plain(declared)));
        return fits ? new Connected(yielded, names.getFirst()) : new AnotherAccount(names.getFirst());
    }

    private static String plain(String name) {
        return name.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    }

    /** OAuth's names have underscores where those of {@code accounts.yaml} have hyphens. */
    private static String there(String name) {
        return name.replace('-', '_');
    }
}
