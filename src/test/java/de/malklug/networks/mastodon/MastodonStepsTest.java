/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class MastodonStepsTest {

    private MastodonServer server = new MastodonServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private PublishOutcome publish(PublishRequest request, Checkpoint at) {
        return server.network().publish(request, at);
    }

    private StandInCall lastCreate() {
        return server.standIn().calls("statuses.create").getLast();
    }

    @Test
    void a_post_goes_out_as_json_with_everything_said() {
        server.post("delivery-1", new Message(List.of(linking("Hallo Soest", "https://example.org/x")), "de-DE"));

        JsonNode body = lastCreate().json();
        assertThat(lastCreate().header("Content-Type")).startsWith("application/json");
        assertThat(body.path("status").asString()).isEqualTo("Hallo Soest\n\nhttps://example.org/x");
        assertThat(body.path("language").asString()).isEqualTo("de");
        assertThat(body.path("visibility").asString()).isEqualTo("public");
        assertThat(body.path("sensitive").asBoolean(true)).isFalse();
        assertThat(body.has("in_reply_to_id")).isFalse();
        assertThat(body.has("media_ids")).isFalse();
        assertThat(body.has("scheduled_at")).isFalse();
    }

    @Test
    void the_key_is_the_same_for_every_attempt_and_another_for_every_part() {
        PublishRequest request = server.request(thread(part("1/2"), part("2/2")));
        Checkpoint start = server.network().start(request);
        publish(request, start);
        Checkpoint second = server.take(request, start, 2);
        publish(request, second);

        assertThat(server.standIn().calls("statuses.create"))
                .extracting(call -> call.header("Idempotency-Key"))
                .containsExactly("delivery-1:1", "delivery-1:1", "delivery-1:2");
    }

    @Test
    void a_server_that_breaks_on_a_repeated_key_is_looked_at_and_has_one_post() {
        server.standIn().breaksOnRepeatedKeys();
        PublishRequest request = server.request(text("Hallo"));
        Checkpoint start = server.network().start(request);
        publish(request, start);

        assertThat(publish(request, start)).isInstanceOf(PublishOutcome.Unconfirmed.class);
        assertThat(server.network().find(request, start, MastodonServer.NOW))
                .isInstanceOf(PostFinder.Search.Found.class);
        assertThat(server.standIn().posts()).hasSize(1);
    }

    @Test
    void replies_of_a_thread_stay_out_of_the_public_timelines() {
        server.post("delivery-1", thread(part("1/2"), part("2/2")));

        assertThat(lastCreate().json().path("visibility").asString()).isEqualTo("unlisted");
    }

    @Test
    void visibility_is_a_setting() {
        server.close();
        server = new MastodonServer(Map.of("visibility", "unlisted", "reply-visibility", "public"));
        server.post("delivery-1", thread(part("1/2"), part("2/2")));

        assertThat(server.standIn().calls("statuses.create"))
                .extracting(call -> call.json().path("visibility").asString())
                .containsExactly("unlisted", "public");
    }

    @Test
    void the_address_falls_back_to_the_uri_and_then_to_none() {
        server.standIn()
                .mischief()
                .on("statuses.create")
                .next(StandInAnswer.json(
                        200, "{\"id\":\"7\",\"url\":null,\"uri\":\"https://mastodon.example/users/acme/statuses/7\"}"));
        server.standIn().mischief().on("statuses.create").next(StandInAnswer.json(200, "{\"id\":8}"));
        server.standIn().mischief().on("statuses.show").always(Kind.FAIL_500);
        PublishRequest request = server.request(text("Hallo"));

        PublishOutcome first =
                publish(request, server.take(request, server.network().start(request), 1));
        PublishOutcome second =
                publish(request, server.take(request, server.network().start(request), 1));

        assertThat(((Published) first).post().url()).hasToString("https://mastodon.example/users/acme/statuses/7");
        assertThat(((Published) second).post().id()).isEqualTo("8");
        assertThat(((Published) second).post().url()).isNull();
    }

    // Media

    @Test
    void media_is_asked_for_until_it_is_ready() {
        server.standIn().processesPicturesFor(2);
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));

        Pending uploaded = (Pending) publish(request, server.network().start(request));
        assertThat(uploaded.next().step()).isEqualTo("processed");
        assertThat(uploaded.next().repeatable()).isTrue();
        assertThat(uploaded.checkAt()).isEqualTo(MastodonServer.NOW.plusSeconds(3));
        Pending asked = (Pending) publish(request, uploaded.next());
        assertThat(asked.next()).isEqualTo(uploaded.next());
        Pending ready = (Pending) publish(request, asked.next());
        assertThat(ready.next().step()).isEqualTo("post");
        assertThat(ready.next().repeatable()).isFalse();
    }

    @Test
    void media_without_an_address_is_not_ready_even_if_the_server_says_200() {
        server.standIn().mischief().on("media.upload").next(StandInAnswer.json(200, "{\"id\":\"01HZX\",\"url\":null}"));
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));

        assertThat(MastodonServer.next(publish(request, server.network().start(request)))
                        .step())
                .isEqualTo("processed");
    }

    @Test
    void a_video_is_processed_before_it_is_posted() {
        String id =
                server.post("delivery-1", thread(part("Film", server.messages().video("Rundfahrt"))));

        assertThat(server.standIn().posts().getFirst().id()).isEqualTo(id);
        assertThat(server.standIn().posts().getFirst().media().getFirst().alt()).isEqualTo("Rundfahrt");
    }

    @Test
    void media_that_takes_long_is_asked_for_less_often() {
        server.standIn().processesPicturesFor(100);
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));
        Checkpoint waiting = server.take(request, server.network().start(request), 1);

        server.clock().advance(Duration.ofMinutes(5));

        assertThat(((Pending) publish(request, waiting)).checkAt())
                .isEqualTo(server.clock().instant().plusSeconds(30));
    }

    @Test
    void media_that_is_never_processed_is_given_up_after_a_second_try() {
        server.standIn().processesPicturesFor(1_000);
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));
        Checkpoint waiting = server.take(request, server.network().start(request), 1);

        server.clock().advance(Duration.ofMinutes(61));
        Checkpoint again = MastodonServer.next(publish(request, waiting));
        assertThat(again.step()).isEqualTo("media");
        Checkpoint waitingAgain = MastodonServer.next(publish(request, again));
        server.clock().advance(Duration.ofMinutes(61));

        assertThat(publish(request, waitingAgain)).isEqualTo(new Rejected(Reason.CONTENT, "processing", ""));
    }

    @Test
    void media_that_became_ready_while_nobody_asked_is_used() {
        server.standIn().processesPicturesFor(1);
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));
        Checkpoint waiting = server.take(request, server.network().start(request), 1);

        server.clock().advance(Duration.ofHours(5));

        assertThat(MastodonServer.next(publish(request, waiting)).step()).isEqualTo("post");
    }

    @Test
    void media_that_failed_over_there_is_sent_once_more() {
        server.standIn().processesPicturesFor(1);
        server.standIn().mischief().on("media.show").next(StandInAnswer.file("media-422-thumbnail.json"));
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));

        Checkpoint waiting = server.take(request, server.network().start(request), 1);
        Pending failed = (Pending) publish(request, waiting);
        assertThat(failed.next().step()).isEqualTo("media");
        assertThat(failed.checkAt()).isEqualTo(MastodonServer.NOW.plusSeconds(60));
        assertThat(server.take(request, failed.next(), 2).step()).isEqualTo("post");
    }

    @Test
    void media_the_server_no_longer_knows_is_sent_again() {
        server.standIn().processesPicturesFor(1);
        server.standIn().mischief().on("media.show").next(StandInAnswer.file("media-404-record.json"));
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));

        Checkpoint waiting = server.take(request, server.network().start(request), 1);

        assertThat(MastodonServer.next(publish(request, waiting)).step()).isEqualTo("media");
    }

    @Test
    void a_file_the_server_cannot_read_is_given_up_after_a_second_try() {
        server.standIn().mischief().on("media.upload").always(StandInAnswer.file("media-500-thumbnail.json"));
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));

        Checkpoint again = server.take(request, server.network().start(request), 1);
        PublishOutcome outcome = publish(request, again);

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CONTENT);
    }

    @Test
    void media_the_server_may_have_thrown_away_is_uploaded_anew() {
        Message message = thread(part(
                "Zwei", server.messages().picture("eins"), server.messages().picture("zwei")));
        PublishRequest request = server.request(message);
        Checkpoint post = server.take(request, server.network().start(request), 2);
        assertThat(post.step()).isEqualTo("post");

        server.clock().advance(Duration.ofHours(20).plusSeconds(1));
        Checkpoint again = MastodonServer.next(publish(request, post));
        assertThat(again.step()).isEqualTo("media");
        assertThat(again.repeatable()).isTrue();
        assertThat(server.standIn().calls("statuses.create")).isEmpty();

        server.take(request, again, 3);
        assertThat(server.standIn().calls("media.upload")).hasSize(4);
        assertThat(server.standIn().posts()).hasSize(1);
    }

    @Test
    void media_younger_than_that_is_used() {
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));
        Checkpoint post = server.take(request, server.network().start(request), 1);

        server.clock().advance(Duration.ofHours(20));

        assertThat(MastodonServer.next(publish(request, post)).step()).isEqualTo("verify");
    }

    // Verify

    @Test
    void a_post_the_server_threw_away_is_told() {
        server.standIn().dropsSilently("Gewinn");
        PublishRequest request = server.request(text("Gewinnen Sie ein Lastenrad"));

        Checkpoint verify = server.take(request, server.network().start(request), 1);
        assertThat(verify.live()).isTrue();
        PublishOutcome outcome = publish(request, verify);

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.DROPPED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "FAIL_500",
                "HTML_PAGE",
                "RATE_LIMITED",
                "REVOKED",
                "RESET_BEFORE",
                "ACCEPT_AND_CUT_BODY",
                "ACCEPT_AND_GARBLE"
            })
    void a_post_that_cannot_be_verified_is_published_anyway(Kind kind) {
        PublishRequest request = server.request(text("Hallo"));
        Checkpoint verify = server.take(request, server.network().start(request), 1);
        server.standIn().mischief().on("statuses.show").always(kind);

        assertThat(publish(request, verify)).isInstanceOf(Published.class);
    }

    @Test
    void a_proxy_that_knows_no_such_page_proves_nothing() {
        PublishRequest request = server.request(text("Hallo"));
        Checkpoint verify = server.take(request, server.network().start(request), 1);
        server.standIn().mischief().on("statuses.show").next(StandInAnswer.file("statuses-404-proxy.html"));

        assertThat(publish(request, verify)).isInstanceOf(Published.class);
    }

    // Bugs and bad settings

    @Test
    void an_unknown_step_is_a_bug() {
        PublishRequest request = server.request(text("Hallo"));

        assertThatThrownBy(() -> publish(request, Checkpoint.repeatable("dance")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_token_that_cannot_be_a_token_is_not_sent_and_not_told() {
        ConnectedAccount account = server.account();
        PublishRequest request = new PublishRequest(
                "delivery-1",
                new ConnectedAccount(
                        account.id(),
                        account.network(),
                        account.server(),
                        account.handle(),
                        Map.of("access-token", new Secret("two\nlines"))),
                text("Hallo"),
                MastodonServer.NOW,
                server.messages()::fileOf);

        assertThatThrownBy(() -> publish(request, server.network().start(request)))
                .isInstanceOf(CredentialsMissing.class)
                .hasMessageNotContaining("lines");
    }
}
