/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import de.malklug.testing.standin.StandInPost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestBluesky bluesky = new TestBluesky();
    private TestMessages messages;

    @BeforeEach
    void keepMediaIn(@TempDir Path folder) {
        messages = new TestMessages(folder);
        bluesky.media = messages::fileOf;
    }

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void a_text_becomes_a_post_with_its_address() {
        Published published = published(TestMessages.text("Guten Morgen, Soest! #5malklug"));

        StandInPost post = bluesky.standIn.posts().getFirst();
        assertThat(bluesky.standIn.posts()).hasSize(1);
        assertThat(post.text()).isEqualTo("Guten Morgen, Soest! #5malklug");
        assertThat(post.language()).isEqualTo("de");
        assertThat(published.post().id()).isEqualTo(post.id());
        assertThat(published.post().url())
                .hasToString("https://bsky.app/profile/"
                        + post.id().replace("at://", "").replace("app.bsky.feed.", ""));
        assertThat(record(post).path("createdAt").asString()).isEqualTo("2026-11-09T09:00:00.000Z");
    }

    @Test
    void the_address_people_read_at_is_a_setting() {
        bluesky.settings.put("web-address", "http://127.0.0.1:9/");

        assertThat(published(TestMessages.text("Hallo")).post().url())
                .asString()
                .startsWith("http://127.0.0.1:9/profile/did:plc:");
    }

    @Test
    void never_overwrites_and_says_so_in_the_request() {
        published(TestMessages.text("Hallo"));

        String body = bluesky.standIn.calls("repo.putRecord").getFirst().body();
        assertThat(body).contains("\"swapRecord\":null").contains("\"validate\":true");
    }

    @Test
    void a_repeat_sends_the_same_bytes_and_is_one_post() {
        PublishRequest request = request(TestMessages.text("Grüße aus Olpe 👋 https://example.org/ #5malklug"));
        Checkpoint before = bluesky.before("post", request);

        PublishOutcome unheard = bluesky.network().publish(request, before);
        PublishOutcome repeated = bluesky.network().publish(request, before);

        List<StandInCall> calls = bluesky.standIn.calls("repo.putRecord");
        assertThat(before.repeatable()).isTrue();
        assertThat(repeated).isInstanceOf(Published.class).isEqualTo(unheard);
        assertThat(calls.get(1).bytes()).isEqualTo(calls.get(0).bytes());
        assertThat(calls.get(0).body()).contains(before.require("record"));
        assertThat(bluesky.standIn.posts()).hasSize(1);
    }

    @Test
    void a_lost_answer_is_looked_for_at_once() {
        bluesky.standIn.mischief().on("repo.putRecord").next(Mischief.Kind.ACCEPT_AND_DROP);

        published(TestMessages.text("Hallo"));

        assertThat(bluesky.standIn.calls("repo.putRecord")).hasSize(1);
    }

    @Test
    void a_lost_call_that_left_nothing_is_for_another_try() {
        PublishRequest request = request(TestMessages.text("Hallo"));
        bluesky.standIn.mischief().on("repo.putRecord").next(Mischief.Kind.RESET_BEFORE);

        assertThat(bluesky.publish(request)).isInstanceOf(Deferred.class);
        assertThat(bluesky.publish(request)).isInstanceOf(Published.class);
    }

    @Test
    void a_lost_answer_that_cannot_be_looked_for_stays_unconfirmed() {
        bluesky.standIn.mischief().on("repo.putRecord").next(Mischief.Kind.ACCEPT_AND_DROP);
        bluesky.standIn.mischief().on("repo.getRecord").next(Mischief.Kind.HTML_PAGE);

        assertThat(bluesky.publish(request(TestMessages.text("Hallo")))).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void nothing_of_the_record_changes_with_the_time_of_the_attempt() {
        PublishRequest request = request(TestMessages.text("Hallo"));
        Checkpoint first = bluesky.before("post", request);
        bluesky.clock.advance(Duration.ofHours(3));

        assertThat(bluesky.before("post", request)).isEqualTo(first);
    }

    @Test
    void a_thread_is_a_chain_below_its_first_part() {
        Published published = published(
                TestMessages.thread(TestMessages.part("1/3"), TestMessages.part("2/3"), TestMessages.part("3/3")));

        List<StandInPost> posts = bluesky.standIn.posts();
        assertThat(posts).extracting(StandInPost::text).containsExactly("1/3", "2/3", "3/3");
        JsonNode reply = record(posts.get(2)).path("reply");
        assertThat(reply.path("root").path("uri").asString())
                .isEqualTo(posts.get(0).id());
        assertThat(reply.path("parent").path("uri").asString())
                .isEqualTo(posts.get(1).id());
        assertThat(record(posts.get(0)).has("reply")).isFalse();
        assertThat(published.post().id()).isEqualTo(posts.get(0).id());
        assertThat(published.post().replies())
                .containsExactly(posts.get(1).id(), posts.get(2).id());
    }

    @Test
    void the_checkpoint_knows_when_something_is_live() {
        PublishRequest request = request(TestMessages.thread(TestMessages.part("1/2"), TestMessages.part("2/2")));
        Checkpoint first = bluesky.before("post", request);

        Pending pending = (Pending) bluesky.network().publish(request, first);

        assertThat(first.live()).isFalse();
        assertThat(pending.next().live()).isTrue();
        assertThat(pending.next().part()).isEqualTo(2);
        assertThat(pending.next().data()).containsOnlyKeys("uri.1", "cid.1");
    }

    @Test
    void pictures_carry_alt_text_and_proportions() {
        published(TestMessages.thread(TestMessages.part(
                "Zwei Bilder", messages.picture("Lastenrad vor dem Rathaus"), messages.picture("Wall in Soest"))));

        JsonNode images =
                record(bluesky.standIn.posts().getFirst()).path("embed").path("images");
        assertThat(images).hasSize(2);
        assertThat(images.path(0).path("alt").asString()).isEqualTo("Lastenrad vor dem Rathaus");
        assertThat(images.path(1).path("alt").asString()).isEqualTo("Wall in Soest");
        assertThat(images.path(0).path("aspectRatio")).isEqualTo(JSON.readTree("{\"width\":16,\"height\":9}"));
        assertThat(bluesky.standIn.calls("repo.uploadBlob")).hasSize(2);
    }

    @Test
    void the_upload_is_named_in_the_record_as_the_server_answered_it() {
        published(TestMessages.thread(TestMessages.part("Bild", messages.picture("Wall"))));

        JsonNode image = record(bluesky.standIn.posts().getFirst())
                .path("embed")
                .path("images")
                .path(0)
                .path("image");
        assertThat(image.path("$type").asString()).isEqualTo("blob");
        assertThat(image.path("ref").path("$link").asString()).startsWith("bafkrei");
        assertThat(image.path("mimeType").asString()).isEqualTo("image/png");
    }

    @Test
    void a_video_is_sent_to_the_account_s_own_server() {
        published(TestMessages.thread(TestMessages.part("Film", messages.video("Rundgang"))));

        JsonNode embed = record(bluesky.standIn.posts().getFirst()).path("embed");
        assertThat(embed.path("$type").asString()).isEqualTo("app.bsky.embed.video");
        assertThat(embed.path("alt").asString()).isEqualTo("Rundgang");
        assertThat(embed.path("video").path("mimeType").asString()).isEqualTo("video/mp4");
    }

    @Test
    void with_pictures_the_link_is_in_the_text_and_can_be_pressed() {
        published(TestMessages.thread(
                TestMessages.linking("Kommt!", "https://example.org/konferenz", messages.picture("Saal"))));

        JsonNode post = record(bluesky.standIn.posts().getFirst());
        assertThat(post.path("text").asString()).isEqualTo("Kommt!\n\nhttps://example.org/konferenz");
        assertThat(post.path("facets")
                        .path(0)
                        .path("features")
                        .path(0)
                        .path("uri")
                        .asString())
                .isEqualTo("https://example.org/konferenz");
    }

    @Test
    void a_mention_links_to_whom_it_names_and_stays_text_if_there_is_nobody() {
        String did = bluesky.standIn.knows("olpe.bsky.test");

        published(TestMessages.text("Grüße an @olpe.bsky.test und @niemand.bsky.test"));

        JsonNode facets = record(bluesky.standIn.posts().getFirst()).path("facets");
        assertThat(facets).hasSize(1);
        assertThat(facets.path(0).path("features").path(0).path("did").asString())
                .isEqualTo(did);
    }

    @Test
    void uploads_the_server_lost_are_sent_again_once() {
        PublishRequest request = request(
                TestMessages.thread(TestMessages.part("Bilder", messages.picture("Eins"), messages.picture("Zwei"))));
        Checkpoint before = bluesky.before("post", request);
        bluesky.standIn.forgetUploads();

        PublishOutcome outcome = bluesky.goOn(bluesky.network(), request, before);

        List<StandInCall> calls = bluesky.standIn.calls("repo.putRecord");
        assertThat(outcome).isInstanceOf(Published.class);
        assertThat(bluesky.standIn.calls("repo.uploadBlob")).hasSize(4);
        assertThat(calls.get(1).bytes()).isEqualTo(calls.get(0).bytes());
    }

    @Test
    void uploads_the_server_loses_again_are_for_a_person() {
        PublishRequest request = request(TestMessages.thread(TestMessages.part("Bild", messages.picture("Eins"))));
        bluesky.standIn.mischief().on("repo.putRecord").always(StandInAnswer.file("putRecord-400-blob.json"));

        PublishOutcome outcome = bluesky.publish(request);

        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.CONTENT);
            assertThat(rejected.code()).isEqualTo("BlobNotFound");
        });
        assertThat(bluesky.standIn.calls("repo.putRecord")).hasSize(2);
    }

    @Test
    void a_record_that_is_ours_already_is_adopted() {
        PublishRequest request = request(TestMessages.text("Hallo Menden"));
        Checkpoint before = bluesky.before("post", request);
        bluesky.network().publish(request, before);
        String other = before.require("record").replace("\"langs\":[\"de\"]", "\"langs\":[\"de\",\"nds\"]");

        PublishOutcome outcome = bluesky.network().publish(request, before.with("record", other));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Published.class,
                        published -> assertThat(published.post().id())
                                .isEqualTo(bluesky.standIn.posts().getFirst().id()));
        assertThat(bluesky.standIn.posts()).hasSize(1);
        assertThat(record(bluesky.standIn.posts().getFirst()).path("langs")).hasSize(1);
    }

    @Test
    void a_key_taken_by_another_record_is_exchanged_once_and_nothing_is_overwritten() {
        PublishRequest request = request(TestMessages.text("Hallo Olpe"));
        Checkpoint before = bluesky.before("post", request);
        bluesky.network()
                .publish(request, before.with("record", before.require("record").replace("Olpe", "Welt")));

        PublishOutcome first = bluesky.network().publish(request, before);
        PublishOutcome second = bluesky.goOn(bluesky.network(), request, ((Pending) first).next());

        assertThat(((Pending) first).next().require("rkey")).isNotEqualTo(before.require("rkey"));
        assertThat(second).isInstanceOf(Published.class);
        assertThat(bluesky.standIn.posts()).extracting(StandInPost::text).containsExactly("Hallo Welt", "Hallo Olpe");
    }

    @Test
    void a_second_key_that_is_taken_too_is_for_a_person() {
        PublishRequest request = request(TestMessages.text("Hallo Olpe"));
        Checkpoint before = bluesky.before("post", request).with("second-key", "yes");
        bluesky.network()
                .publish(request, before.with("record", before.require("record").replace("Olpe", "Welt")));

        assertThat(bluesky.network().publish(request, before))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("InvalidSwap"));
    }

    @Test
    void a_taken_key_that_cannot_be_read_stays_unconfirmed() {
        PublishRequest request = request(TestMessages.text("Hallo Olpe"));
        Checkpoint before = bluesky.before("post", request);
        bluesky.standIn.mischief().on("repo.putRecord").next(StandInAnswer.file("putRecord-400-swap.json"));
        bluesky.standIn.mischief().on("repo.getRecord").next(Mischief.Kind.FAIL_500);

        assertThat(bluesky.network().publish(request, before)).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void a_taken_key_that_shows_nothing_was_taken_down() {
        PublishRequest request = request(TestMessages.text("Hallo Olpe"));
        Checkpoint before = bluesky.before("post", request);
        bluesky.standIn.mischief().on("repo.putRecord").next(StandInAnswer.file("putRecord-400-swap.json"));

        assertThat(bluesky.network().publish(request, before))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.DROPPED));
    }

    @Test
    void a_mention_that_cannot_be_looked_up_does_not_stop_the_post() {
        bluesky.standIn.mischief().on("identity.resolveHandle").always(Mischief.Kind.FAIL_500);

        published(TestMessages.text("Grüße an @olpe.bsky.test"));

        assertThat(record(bluesky.standIn.posts().getFirst()).has("facets")).isFalse();
    }

    @Test
    void look_ups_of_mentions_end_when_the_server_falls_silent() {
        bluesky.standIn.mischief().on("identity.resolveHandle").always(Mischief.Kind.ACCEPT_AND_DROP);

        published(TestMessages.text("@eins.bsky.test @zwei.bsky.test @drei.bsky.test"));

        assertThat(bluesky.standIn.calls("identity.resolveHandle")).hasSize(1);
    }

    @Test
    void look_ups_of_mentions_wait_when_the_server_asks_for_it() {
        bluesky.standIn.knows("olpe.bsky.test");
        bluesky.standIn.mischief().on("identity.resolveHandle").next(Mischief.Kind.RATE_LIMITED);
        PublishRequest request = request(TestMessages.text("@olpe.bsky.test @olpe.bsky.test"));

        assertThat(bluesky.publish(request)).isInstanceOf(Deferred.class);
        assertThat(bluesky.publish(request)).isInstanceOf(Published.class);
        assertThat(record(bluesky.standIn.posts().getFirst()).path("facets")).hasSize(2);
        assertThat(bluesky.standIn.calls("identity.resolveHandle")).hasSize(2);
    }

    private Published published(Message message) {
        PublishOutcome outcome = bluesky.publish(request(message));
        assertThat(outcome).isInstanceOf(Published.class);
        return (Published) outcome;
    }

    private PublishRequest request(Message message) {
        return bluesky.request("5malklug/soest/hallo", message);
    }

    private static JsonNode record(StandInPost post) {
        return JSON.readTree(post.raw());
    }
}
