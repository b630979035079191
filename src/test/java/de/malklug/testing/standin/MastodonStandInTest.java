/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MastodonStandInTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private MastodonStandIn standIn = MastodonStandIn.started(StandInOptions.standard());

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void a_repeated_key_is_one_post() throws Exception {
        post("soest-token", "k1", "Hallo Soest");
        post("soest-token", "k1", "Hallo Soest");

        assertThat(standIn.posts()).hasSize(1);
        assertThat(standIn.timesSeen(standIn.posts().getFirst().id())).isEqualTo(2);
    }

    @Test
    void a_repeated_key_is_two_posts_where_keys_are_ignored() throws Exception {
        standIn.honourIdempotencyKeys(false);
        post("soest-token", "k1", "Hallo Soest");
        post("soest-token", "k1", "Hallo Soest");

        assertThat(standIn.posts()).hasSize(2);
    }

    @Test
    void accepts_and_drops_when_told_to() {
        standIn.mischief().on("statuses.create").next(Mischief.Kind.ACCEPT_AND_DROP);

        assertThatThrownBy(() -> post("soest-token", "k1", "Hallo Soest")).isInstanceOf(IOException.class);
        assertThat(standIn.posts()).hasSize(1);
    }

    @Test
    void resets_before_storing_when_told_to() {
        standIn.mischief().on("statuses.create").next(Mischief.Kind.RESET_BEFORE);

        assertThatThrownBy(() -> post("soest-token", "k1", "Hallo Soest")).isInstanceOf(IOException.class);
        assertThat(standIn.posts()).isEmpty();
    }

    @Test
    void refuses_a_text_that_is_too_long() throws Exception {
        assertThat(post("soest-token", "k1", "x".repeat(501)).statusCode()).isEqualTo(422);
    }

    @Test
    void goes_on_with_what_it_knew_after_a_restart(@TempDir Path folder) throws Exception {
        standIn.close();
        standIn = MastodonStandIn.started(StandInOptions.standard().rememberingIn(folder));
        standIn.accounts().register("soest-token", "soest");
        post("soest-token", "k1", "Hallo Soest <b>&</b> https://example.org/x #5malklug");
        String id = standIn.posts().getFirst().id();
        standIn.close();

        standIn = MastodonStandIn.started(StandInOptions.standard().rememberingIn(folder));

        assertThat(standIn.posts("soest")).hasSize(1);
        assertThat(page("/@soest/" + id))
                .contains("Hallo Soest &lt;b&gt;&amp;&lt;/b&gt; <a href=\"https://example.org/x\">");
        assertThat(page("/@soest")).contains("Beiträge von soest");
    }

    @Test
    void engagement_grows_with_age_and_is_the_same_for_the_same_post() {
        Growth growth = new Growth(1);
        long last = 0;
        for (int hours = 0; hours < 200; hours++) {
            long now = growth.count("42", "reactions", Duration.ofHours(hours), 60);
            assertThat(now)
                    .isBetween(last, 60L)
                    .isEqualTo(new Growth(1).count("42", "reactions", Duration.ofHours(hours), 60));
            last = now;
        }
        assertThat(last).isPositive();
        assertThat(new Growth(0).count("42", "reactions", Duration.ofHours(200), 60))
                .isZero();
    }

    @Test
    void many_clients_at_once_lose_nothing() throws Exception {
        standIn.mischief()
                .on("statuses.create")
                .sometimes(0.3, 7, Mischief.Kind.ACCEPT_AND_DROP, Mischief.Kind.FAIL_500);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                String key = "k" + i;
                clients.submit(() -> {
                    for (int attempt = 0; attempt < 50; attempt++) {
                        try {
                            if (post("token-" + key.length(), key, "Hallo " + key)
                                            .statusCode()
                                    == 200) {
                                return null;
                            }
                        } catch (IOException dropped) {
                            // again, with the same key
                        }
                    }
                    throw new AssertionError("never accepted");
                });
            }
        }
        assertThat(standIn.posts()).extracting(StandInPost::text).hasSize(200).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mischief.Kind.class,
            names = {"CANNED", "ACCEPT_LATE", "ACCEPT_AND_TRICKLE"},
            mode = EnumSource.Mode.EXCLUDE)
    void what_it_accepts_is_stored_and_what_it_does_not_is_not(Mischief.Kind kind) throws Exception {
        standIn.mischief().on("statuses.create").next(kind);
        try {
            post("soest-token", "k1", "Hallo Soest");
        } catch (IOException spoilt) {
            // as told
        }
        assertThat(standIn.posts()).hasSize(kind.accepts() ? 1 : 0);
        assertThat(post("soest-token", "k2", "Wieder gut").statusCode()).isEqualTo(200);
    }

    private String page(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(standIn.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String token, String key, String text) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(standIn.url() + "/api/v1/statuses"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"" + text + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
