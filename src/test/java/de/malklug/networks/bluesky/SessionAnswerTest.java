/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-09T09:00:00Z");
    private static final URI LOGIN = URI.create("https://bsky.social");

    private final SessionAnswer answer = new SessionAnswer(Duration.ofMinutes(120), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void calls_go_to_the_server_the_identity_document_names() {
        assertThat(session(LOGIN, "https://morel.us-east.host.bsky.network").pds())
                .hasToString("https://morel.us-east.host.bsky.network");
        assertThat(session(LOGIN, "https://pds.example/").pds()).hasToString("https://pds.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pds.example",
                "http://127.0.0.1:3000",
                "http://localhost",
                "ftp://pds.example",
                "https://",
                "https://somebody@pds.example",
                "nonsense",
                "not a uri",
                ""
            })
    void tokens_go_nowhere_but_over_https(String endpoint) {
        assertThat(session(LOGIN, endpoint).pds()).isEqualTo(LOGIN);
    }

    @Test
    void a_server_on_this_machine_may_name_another_here() {
        URI here = URI.create("http://127.0.0.1:2583");

        assertThat(session(here, "http://localhost:2584").pds()).hasToString("http://localhost:2584");
        assertThat(session(here, "http://192.168.1.5:2584").pds()).isEqualTo(here);
    }

    @Test
    void without_an_identity_document_the_server_stays() {
        assertThat(answer.read(json("""
                {"did":"did:plc:a","accessJwt":"a","refreshJwt":"r"}"""), LOGIN)).get().extracting(Session::pds).isEqualTo(LOGIN);
    }

    @Test
    void the_token_says_when_it_ends() {
        String token = "h."
                + Base64.getUrlEncoder().withoutPadding().encodeToString("""
                {"exp":1793000000}""".getBytes(StandardCharsets.UTF_8)) + ".s";

        assertThat(ending(token)).isEqualTo(Instant.ofEpochSecond(1_793_000_000));
    }

    @ParameterizedTest
    @CsvSource({"opaque", "a.b.c", "h.eyJleHAiOiJzb29uIn0.s", "h.e30.s"})
    void a_token_that_does_not_say_lasts_as_usual(String token) {
        assertThat(ending(token)).isEqualTo(NOW.plus(Duration.ofMinutes(120)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "<html>", "{\"did\":\"did:plc:a\",\"accessJwt\":\"a\"}", "{\"did\":\"did:plc"})
    void an_answer_without_tokens_is_no_session(String body) {
        assertThat(answer.read(json(body), LOGIN)).isEmpty();
    }

    @Test
    void what_is_stored_is_read_again_for_the_same_login_only() {
        Session session = session(LOGIN, "https://pds.example");
        ConnectedAccount account = TestBluesky.account(LOGIN, "soest.example", "p");

        Secret stored = session.toStore(account);

        assertThat(Session.stored(stored, account)).contains(session);
        assertThat(Session.stored(stored, TestBluesky.account(LOGIN, "olpe.example", "p")))
                .isEmpty();
        assertThat(Session.stored(
                        stored, TestBluesky.account(URI.create("https://other.example"), "soest.example", "p")))
                .isEmpty();
        assertThat(Session.stored(new Secret("{\"broken"), account)).isEmpty();
    }

    @Test
    void a_session_shows_no_token() {
        assertThat(session(LOGIN, "https://pds.example").toString())
                .doesNotContain("access-1")
                .doesNotContain("refresh-1");
    }

    private Session session(URI login, String endpoint) {
        return answer.read(json("""
                {"did":"did:plc:a","accessJwt":"access-1","refreshJwt":"refresh-1","didDoc":{"service":[
                  {"id":"#other","serviceEndpoint":"https://elsewhere.example"},
                  {"id":"#atproto_pds","type":"AtprotoPersonalDataServer","serviceEndpoint":"%s"}]}}""".formatted(endpoint)), login).orElseThrow();
    }

    private Instant ending(String token) {
        return answer.read(json("""
                {"did":"did:plc:a","accessJwt":"%s","refreshJwt":"r"}""".formatted(token)), LOGIN).orElseThrow().accessEnds();
    }

    private static HttpAnswer json(String body) {
        return new HttpAnswer(200, Headers.EMPTY, body, true);
    }
}
