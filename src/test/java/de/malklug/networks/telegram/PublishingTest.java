/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

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
import de.malklug.networks.NetworkId;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.testing.LogWatch;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import de.malklug.testing.standin.StandInPost;
import de.malklug.testing.standin.TelegramStandIn;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PublishingTest {

    private static final String CHANNEL = Long.toString(TelegramStandIn.chatId(TestTelegram.HANDLE));
    private TelegramServer telegram = new TelegramServer();

    @AfterEach
    void close() {
        telegram.close();
    }

    private void with(String... settings) {
        telegram.close();
        telegram = new TelegramServer(
                settings.length == 2
                        ? Map.of(settings[0], settings[1])
                        : Map.of(settings[0], settings[1], settings[2], settings[3]));
    }

    private void staging() {
        with("staging-chat", TelegramStandIn.STAGING);
    }

    private Published published(Message message) {
        return (Published) telegram.publish(message);
    }

    private JsonNode lastSent() {
        return telegram.standIn.calls("send").getLast().json();
    }

    @Test
    void a_post_is_known_by_channel_and_number_and_has_an_address() {
        Published published = published(text("Hallo Soest"));

        assertThat(published.post().id()).isEqualTo(CHANNEL + ":1");
        assertThat(published.post().url()).isEqualTo(URI.create("https://t.me/soest/1"));
    }

    @Test
    void a_text_goes_out_as_it_is_with_its_link_marked_and_previewed() {
        published(thread(linking("<b>Fett</b> & *Stern* 🌱", "https://soest.example/klima")));

        assertThat(lastSent().path("text").asString())
                .isEqualTo("<b>Fett</b> & *Stern* 🌱\n\nhttps://soest.example/klima");
        assertThat(lastSent().has("parse_mode")).isFalse();
        assertThat(lastSent().path("entities").path(0).path("offset").asInt()).isEqualTo(26);
        assertThat(lastSent().path("link_preview_options").path("url").asString())
                .isEqualTo("https://soest.example/klima");
    }

    @Test
    void settings_make_posts_silent_protected_and_plain() {
        telegram.close();
        telegram = new TelegramServer(Map.of("silent", "true", "protect", "true", "preview", "false"));

        published(text("Hallo"));

        assertThat(lastSent().path("disable_notification").asBoolean()).isTrue();
        assertThat(lastSent().path("protect_content").asBoolean()).isTrue();
        assertThat(lastSent().path("link_preview_options").path("is_disabled").asBoolean())
                .isTrue();
    }

    @Test
    void without_a_staging_channel_a_picture_goes_with_its_post() {
        published(thread(linking("Wall", "https://soest.example", telegram.messages.picture("Wall"))));

        StandInCall call = telegram.standIn.calls("send.upload").getLast();
        assertThat(call.path()).endsWith("/sendPhoto");
        assertThat(call.part("caption")).isEqualTo("Wall\n\nhttps://soest.example");
        assertThat(call.part("caption_entities")).contains("\"offset\":6");
        assertThat(telegram.standIn.posts()).hasSize(1);
    }

    @Test
    void with_a_staging_channel_the_call_that_makes_it_public_carries_no_bytes() {
        staging();

        published(thread(part("Wall", telegram.messages.picture("Wall"))));

        assertThat(telegram.standIn.calls("send.upload"))
                .singleElement()
                .satisfies(call -> assertThat(call.part("chat_id")).isEqualTo(TelegramStandIn.STAGING));
        assertThat(lastSent().path("photo").asString()).startsWith("PgAC");
        assertThat(telegram.standIn.posts(TestTelegram.HANDLE))
                .singleElement()
                .satisfies(post -> assertThat(post.media()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void several_pictures_are_one_album_whose_every_number_is_kept(boolean staged) {
        if (staged) {
            staging();
        }
        Published published = published(thread(part(
                "Album",
                telegram.messages.picture("eins"),
                telegram.messages.picture("zwei"),
                telegram.messages.video("drei"))));

        assertThat(published.post().id()).isEqualTo(CHANNEL + ":1+2+3");
        assertThat(published.post().url()).isEqualTo(URI.create("https://t.me/soest/1"));
        assertThat(telegram.standIn.posts(TestTelegram.HANDLE))
                .singleElement()
                .satisfies(post -> assertThat(post.media()).hasSize(3))
                .extracting(StandInPost::text)
                .isEqualTo("Album");
    }

    @Test
    void a_video_is_shown_while_it_loads() {
        published(thread(part("Film", telegram.messages.video("Rundgang"))));

        StandInCall call = telegram.standIn.calls("send.upload").getLast();
        assertThat(call.path()).endsWith("/sendVideo");
        assertThat(call.part("supports_streaming")).isEqualTo("true");
        assertThat(call.part("width")).isEqualTo("640");
    }

    @Test
    void a_text_too_long_for_a_caption_answers_its_picture() {
        Published published = published(thread(part("a".repeat(1_100), telegram.messages.picture("Wall"))));

        List<StandInPost> posts = telegram.standIn.posts(TestTelegram.HANDLE);
        assertThat(posts).extracting(StandInPost::text).containsExactly("", "a".repeat(1_100));
        assertThat(posts.getLast().inReplyTo()).isEqualTo(posts.getFirst().id());
        assertThat(published.post().replies()).containsExactly(posts.getLast().id());
    }

    @Test
    void the_next_part_answers_the_first_picture_of_an_album() {
        published(
                thread(part("1/2", telegram.messages.picture("eins"), telegram.messages.picture("zwei")), part("2/2")));

        assertThat(lastSent().path("reply_parameters").path("message_id").asInt())
                .isEqualTo(1);
        assertThat(lastSent()
                        .path("reply_parameters")
                        .path("allow_sending_without_reply")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void files_telegram_forgot_are_handed_over_once_more() {
        staging();
        telegram.standIn.mischief().on("send").next(StandInAnswer.file("send-400-file-id.json"));

        published(thread(part("Wall", telegram.messages.picture("Wall"))));

        assertThat(telegram.standIn.calls("send.upload")).hasSize(2);
        assertThat(telegram.standIn.posts(TestTelegram.HANDLE)).hasSize(1);
    }

    @Test
    void files_telegram_keeps_forgetting_are_given_up() {
        staging();
        telegram.standIn.mischief().on("send").always(StandInAnswer.file("send-400-file-id.json"));

        assertThat(telegram.publish(thread(part("Wall", telegram.messages.picture("Wall")))))
                .isInstanceOf(Rejected.class);
        assertThat(telegram.standIn.calls("send.upload")).hasSize(2);
    }

    @Test
    void a_large_video_that_is_sent_later_is_published_without_an_address() {
        telegram.standIn
                .mischief()
                .on("send.upload")
                .next(StandInAnswer.json(
                        200, "{\"ok\":true,\"result\":{\"message_id\":0,\"chat\":{\"id\":" + CHANNEL + "}}}"));

        Published published = published(thread(part("Film", telegram.messages.video("Rundgang"))));

        assertThat(published.post().id()).isEqualTo(CHANNEL + ":0:delivery-1");
        assertThat(published.post().url()).isNull();
    }

    @Test
    void a_private_channel_is_known_by_its_number() {
        ConnectedAccount account = TestTelegram.account(telegram.standIn.url());
        ConnectedAccount numbered = new ConnectedAccount(
                account.id(), account.network(), account.server(), "-1001234567890", account.secrets());
        PublishRequest request = new PublishRequest(
                "delivery-1", numbered, text("Hallo"), TelegramServer.NOW, telegram.messages::fileOf);
        telegram.standIn
                .mischief()
                .on("send")
                .next(StandInAnswer.json(
                        200, "{\"ok\":true,\"result\":{\"message_id\":7,\"chat\":{\"id\":-1001234567890}}}"));

        Published published = (Published) telegram.goOn(request, telegram.network.start(request));

        assertThat(published.post().url()).isEqualTo(URI.create("https://t.me/c/1234567890/7"));
        assertThat(lastSent().path("chat_id").isIntegralNumber()).isTrue();
    }

    @Test
    void a_file_that_is_not_there_is_told_without_any_call() throws Exception {
        Message message = thread(part("Wall", telegram.messages.picture("Wall")));
        Files.delete(telegram.messages.fileOf(message.first().media().getFirst()));

        assertThat(telegram.publish(message)).isInstanceOf(Rejected.class);
        assertThat(telegram.standIn.calls()).isEmpty();
    }

    @Test
    void what_comes_too_fast_waits_for_its_turn() {
        with("pace.distance", "1s", "pace.per-minute", "3");
        Message two = thread(part("1/2", telegram.messages.picture("a"), telegram.messages.picture("b")), part("2/2"));

        assertThat(telegram.publish(two)).isInstanceOfSatisfying(Pending.class, pending -> {
            assertThat(pending.checkAt()).isEqualTo(TelegramServer.NOW.plusSeconds(1));
            telegram.clock.set(pending.checkAt());
            assertThat(telegram.goOn(telegram.request(two), pending.next())).isInstanceOf(Published.class);
        });
        telegram.clock.advance(Duration.ofSeconds(2));
        assertThat(telegram.publish(text("Noch einer")))
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.checkAt()).isEqualTo(TelegramServer.NOW.plusSeconds(60)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://t.me/soest/1",
        "https://t.me/Soest/1",
        "https://t.me/s/soest/1",
        "https://t.me/soest/1?single",
        "https://telegram.me/soest/1/"
    })
    void an_address_a_person_saw_tells_which_message_it_is(URI address) {
        PublishRequest request = telegram.request(thread(part("1/2"), part("2/2")));
        telegram.standIn.mischief().on("send").next(Kind.ACCEPT_AND_DROP);
        Checkpoint at = telegram.network.start(request);
        telegram.network.publish(request, at);

        Pending next = (Pending) telegram.network.seenAt(address, request, at).orElseThrow();
        telegram.goOn(request, next.next());

        assertThat(telegram.standIn.posts(TestTelegram.HANDLE))
                .extracting(StandInPost::text)
                .containsExactly("1/2", "2/2");
        assertThat(lastSent().path("reply_parameters").path("message_id").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://t.me/olpe/1",
                "https://t.me/soest",
                "https://soest.example/soest/1",
                "https://t.me/c/123/1/x",
                "https://t.me/"
            })
    void another_address_is_not_taken_for_ours(URI address) {
        PublishRequest request = telegram.request(text("Hallo"));

        assertThat(telegram.network.seenAt(address, request, telegram.network.start(request)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "123:AA/../x", "123:AA?x=", "123 :AA", "../123:AA"})
    void a_token_of_another_form_never_gets_into_an_address(String token) {
        ConnectedAccount account = new ConnectedAccount(
                "soest-telegram",
                new NetworkId("telegram"),
                telegram.standIn.url(),
                "soest",
                Map.of("bot-token", new Secret(token)));
        PublishRequest request =
                new PublishRequest("delivery-1", account, text("Hallo"), TelegramServer.NOW, telegram.messages::fileOf);

        assertThatThrownBy(() -> telegram.network.publish(request, telegram.network.start(request)))
                .isInstanceOf(CredentialsMissing.class)
                .hasMessageNotContaining(token);
        assertThat(telegram.standIn.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECHO", "RESET_BEFORE", "ACCEPT_AND_DROP", "FAIL_500", "ACCEPT_AND_CUT_BODY"})
    void the_token_in_the_address_is_seen_nowhere(Kind kind) {
        try (LogWatch log = LogWatch.open()) {
            telegram.standIn.mischief().onEverything().always(kind);
            String told = telegram.publish(text("Hallo")).toString();
            PublishRequest nobody = new PublishRequest(
                    "delivery-1",
                    TestTelegram.account(URI.create("http://127.0.0.1:1")),
                    text("Hallo"),
                    TelegramServer.NOW,
                    telegram.messages::fileOf);
            told += telegram.network.publish(nobody, telegram.network.start(nobody));
            told += TelegramCalls.post(TestTelegram.account(telegram.standIn.url()), "sendMessage");
            told += log.text();

            assertThat(told).doesNotContain(TestTelegram.TOKEN).doesNotContain("AAE0kAd9");
        }
    }
}
