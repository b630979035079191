/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a Mastodon server lets apps be introduced, lets a person allow them, and hands out tokens: OAuth 2.0 with PKCE. */
final class MastodonSignIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StandInAccounts accounts;
    private final Map<String, App> apps = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    MastodonSignIn(StandInAccounts accounts) {
        this.accounts = accounts;
    }

    private record App(String secret, String redirect) {}

    private record Code(String client, String handle, String challenge) {}

    StandInAnswer introduce(StandInCall call) {
        String id = "client-" + UUID.randomUUID();
        App app = new App(
                "secret-" + UUID.randomUUID(),
                call.json().path("redirect_uris").path(0).asString(""));
        apps.put(id, app);
        ObjectNode answer = JSON.createObjectNode()
                .put("id", Integer.toString(apps.size()))
                .put("name", call.json().path("client_name").asString(""))
                .put("client_id", id)
                .put("client_secret", app.secret());
        return StandInAnswer.json(answer);
    }

    /** The page on which a person allows it, one link for each account of this server. */
    StandInAnswer ask(StandInCall call) {
        App app = apps.get(String.valueOf(call.query("client_id")));
        if (app == null || !app.redirect().equals(call.query("redirect_uri"))) {
            return StandInAnswer.html(400, "<h1>Client authentication failed</h1>");
        }
        String links = accounts.handles().stream()
                .map(handle ->
                        "<li><a href=\"" + escaped(allowed(call, handle).toString()) + "\">" + handle + "</a></li>")
                .collect(Collectors.joining());
        URI refused = back(call).queryParam("error", "access_denied").build().toUri();
        return StandInAnswer.html(
                200,
                "<!doctype html><title>malklug erlauben</title><h1>malklug erlauben?</h1><p>Als welches Konto?</p><ul>"
                        + links + "</ul><p><a href=\"" + escaped(refused.toString()) + "\">Ablehnen</a></p>");
    }

    /** Where the browser goes once the person with that handle has allowed it. */
    URI allowed(StandInCall call, String handle) {
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Code(
                        String.valueOf(call.query("client_id")), handle, String.valueOf(call.query("code_challenge"))));
        return back(call).queryParam("code", code).build().toUri();
    }

    private static UriComponentsBuilder back(StandInCall call) {
        return UriComponentsBuilder.fromUriString(String.valueOf(call.query("redirect_uri")))
                .queryParam("state", String.valueOf(call.query("state")));
    }

    StandInAnswer token(StandInCall call) {
        Map<String, String> form = form(call.body());
        Code code = codes.remove(form.getOrDefault("code", ""));
        App app = apps.get(form.getOrDefault("client_id", ""));
        boolean right = code != null
                && app != null
                && code.client().equals(form.get("client_id"))
                && app.secret().equals(form.get("client_secret"))
                && app.redirect().equals(form.get("redirect_uri"))
                && code.challenge().equals(challenge(form.get("code_verifier")));
        if (!right) {
            return StandInAnswer.json(400, "{\"error\":\"invalid_grant\"}");
        }
        String token = "token-" + UUID.randomUUID();
        accounts.register(token, Objects.requireNonNull(code).handle());
        return StandInAnswer.json(
                JSON.createObjectNode().put("access_token", token).put("token_type", "Bearer"));
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a));
    }

    private static String challenge(@Nullable String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;");
    }
}
