/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BlueskyStandInTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "3mwsilzwt222b";
    private static final String RECORD = """
            {"$type":"app.bsky.feed.post","text":"Hallo Soest","createdAt":"2026-10-01T09:00:00.000Z","langs":["de"]}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private BlueskyStandIn standIn = BlueskyStandIn.started(StandInOptions.standard());

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void the_same_record_again_changes_nothing_and_has_no_commit() {
        Login login = login();

        JsonNode first = put(login, KEY, RECORD, true).json();
        JsonNode again = put(login, KEY, RECORD, true).json();

        assertThat(first.has("commit")).isTrue();
        assertThat(again.has("commit")).isFalse();
        assertThat(again.path("cid")).isEqualTo(first.path("cid"));
        assertThat(standIn.posts()).hasSize(1);
        assertThat(standIn.timesSeen(first.path("uri").asString())).isEqualTo(2);
    }

    @Test
    void another_record_is_refused_if_only_creation_was_asked_for_and_overwrites_if_not() {
        Login login = login();
        put(login, KEY, RECORD, true);
        String other = RECORD.replace("Soest", "Olpe");

        assertThat(put(login, KEY, other, true).error()).isEqualTo("InvalidSwap");
        assertThat(standIn.posts()).extracting(StandInPost::text).containsExactly("Hallo Soest");

        assertThat(put(login, KEY, other, false).status()).isEqualTo(200);
        assertThat(standIn.posts()).extracting(StandInPost::text).containsExactly("Hallo Olpe");
    }

    @Test
    void a_deleted_post_is_posted_again() {
        Login login = login();
        standIn.forget(put(login, KEY, RECORD, true).json().path("uri").asString());

        assertThat(put(login, KEY, RECORD, true).json().has("commit")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3mwsilzwt222", "3mwsilzwt222bb", "zmwsilzwt222b", "3MWSILZWT222B", "3mwsilzwt2220"})
    void a_key_that_is_no_tid_is_refused(String key) {
        assertThat(put(login(), key, RECORD, true).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    "Hallo Soest"            | 5
                    2026-10-01T09:00:00.000Z | 2026-10-01T09:00:00
                    2026-10-01T09:00:00.000Z | yesterday
                    "de"                     | "de","en","nds","fr"
                    ["de"]                   | ["de"],"embed":{"$type":"app.bsky.embed.external","external":{"uri":"https://a.example"}}
                    ["de"]                   | ["de"],"facets":[{"index":{"byteStart":0,"byteEnd":99},"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"a"}]}]
                    ["de"]                   | ["de"],"reply":{"root":{"uri":"at://x","cid":"bafy"},"parent":{"uri":"at://x","cid":"bafy"}}
                    ["de"]                   | null
                    """)
    void a_record_that_is_no_post_is_refused(String part, String instead) {
        assertThat(RECORD).contains(part);

        assertThat(put(login(), KEY, RECORD.replace(part, instead), true).error())
                .isEqualTo("InvalidRequest");
        assertThat(standIn.posts()).isEmpty();
    }

    @Test
    void a_text_is_measured_in_characters_and_bytes() {
        Login login = login();
        String family = "👨‍👩‍👧‍👦";

        assertThat(put(login, KEY, saying("ä".repeat(300)), true).status()).isEqualTo(200);
        assertThat(put(login, "3mwsilzwt222c", saying("ä".repeat(301)), true).status())
                .isEqualTo(400);
        assertThat(put(login, "3mwsilzwt222d", saying(family.repeat(121)), true).status())
                .isEqualTo(400);
    }

    @Test
    void a_picture_nobody_uploaded_is_not_found() {
        String images = """
                {"$type":"app.bsky.embed.images","images":[{"alt":"","image":
                 {"$type":"blob","ref":{"$link":"bafkreia"},"mimeType":"image/png","size":1}}]}""";

        assertThat(put(login(), KEY, embedding(images), true).error()).isEqualTo("BlobNotFound");
    }

    @Test
    void tokens_run_out_and_are_refreshed_with_the_old_one_again_and_again() {
        Login login = login();
        standIn.endAccessTokens();

        assertThat(put(login, KEY, RECORD, true).error()).isEqualTo("ExpiredToken");
        Login next = new Login(refresh(login).json());
        assertThat(refresh(login).status()).isEqualTo(200);
        assertThat(put(next, KEY, RECORD, true).status()).isEqualTo(200);
    }

    @Test
    void logins_are_limited() {
        for (int i = 0; i < 30; i++) {
            assertThat(createSession().status()).isEqualTo(200);
        }
        assertThat(createSession().status()).isEqualTo(429);
    }

    @Test
    void a_restart_forgets_neither_posts_nor_people_nor_tokens(@TempDir Path folder) {
        standIn.close();
        standIn = BlueskyStandIn.started(StandInOptions.standard().rememberingIn(folder));
        Login login = login();
        put(login, KEY, saying("Hallo #5malklug"), true);
        standIn.close();

        standIn = BlueskyStandIn.started(StandInOptions.standard().rememberingIn(folder));

        assertThat(page("/profile/" + login.did() + "/post/" + KEY)).contains("Hallo", "#5malklug", "soest.test");
        assertThat(page("/profile/" + login.did())).contains("Beiträge von soest.test");
        assertThat(put(login, KEY, saying("Hallo #5malklug"), true).json().has("commit"))
                .isFalse();
    }

    @Test
    void at_most_25_posts_are_read_at_once() {
        String many = "uris=at://a/b/c&".repeat(26);

        assertThat(get("app.bsky.feed.getPosts?" + many, login()).error()).isEqualTo("InvalidRequest");
    }

    @Test
    void figures_are_for_those_who_say_who_they_are() {
        assertThat(get("app.bsky.feed.getPosts?uris=at://a/b/c", new Login("", "", ""))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_link_card_is_shown_below_the_post() {
        Login login = login();
        put(login, KEY, embedding("""
                {"$type":"app.bsky.embed.external","external":
                 {"uri":"https://example.org/k","title":"Konferenz","description":"am 18."}}"""), true);

        assertThat(page("/profile/" + login.did() + "/post/" + KEY))
                .contains("<a href=\"https://example.org/k\">Konferenz</a> am 18.");
    }

    private record Login(String did, String access, String refresh) {

        Login(JsonNode answer) {
            this(
                    answer.path("did").asString(),
                    answer.path("accessJwt").asString(),
                    answer.path("refreshJwt").asString());
        }
    }

    private record Answer(int status, JsonNode json) {

        String error() {
            return json.path("error").asString("");
        }
    }

    private static String saying(String text) {
        return RECORD.replace("Hallo Soest", text);
    }

    private static String embedding(String embed) {
        return RECORD.replace("\"langs\"", "\"embed\":" + embed + ",\"langs\"");
    }

    private Login login() {
        return new Login(createSession().json());
    }

    private Answer createSession() {
        return post("server.createSession", Optional.empty(), "{\"identifier\":\"soest.test\",\"password\":\"x\"}");
    }

    private Answer refresh(Login login) {
        return post("server.refreshSession", Optional.of(login.refresh()), "");
    }

    private Answer put(Login login, String key, String record, boolean onlyCreate) {
        String body = """
                {"repo":"%s","collection":"app.bsky.feed.post","rkey":"%s",%s"record":%s}""".formatted(login.did(), key, onlyCreate ? "\"swapRecord\":null," : "", record);
        return post("repo.putRecord", Optional.of(login.access()), body);
    }

    private Answer post(String method, Optional<String> token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(standIn.url() + "/xrpc/com.atproto." + method))
                .POST(BodyPublishers.ofString(body));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return answer(request.build());
    }

    private Answer get(String query, Login login) {
        return answer(HttpRequest.newBuilder(URI.create(standIn.url() + "/xrpc/" + query))
                .header("Authorization", "Bearer " + login.access())
                .build());
    }

    private Answer answer(HttpRequest request) {
        HttpResponse<String> response = send(request);
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private String page(String path) {
        return send(HttpRequest.newBuilder(URI.create(standIn.url() + path)).build())
                .body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
