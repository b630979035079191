/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import de.malklug.testing.standin.StandInPost;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PublishingTest {

    private static final StandInAnswer MISSING = StandInAnswer.file("publish-400-expired.json");

    private final TestInstagram server = new TestInstagram();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_picture_is_fetched_and_keeps_its_alt_text() {
        server.publish(server.showing("Hallo"));

        JsonNode container = server.standIn.calls("media.create").getFirst().json();
        assertThat(container.path("caption").asString()).isEqualTo("Hallo");
        assertThat(container.path("alt_text").asString()).isEqualTo("Ein Bild");
        assertThat(container.has("media_type")).isFalse();
        assertThat(server.shelf.fetched()).isEqualTo(1);
    }

    @Test
    void a_single_video_is_a_reel_that_is_waited_for() {
        PublishRequest request = server.request(thread(part("Film", server.messages.video("Ein Film"))));

        assertThat(server.publish(request)).isInstanceOf(Published.class);
        JsonNode container = server.standIn.calls("media.create").getFirst().json();
        assertThat(container.path("media_type").asString()).isEqualTo("REELS");
        assertThat(container.path("share_to_feed").asBoolean()).isTrue();
        assertThat(container.has("alt_text")).isFalse();
        assertThat(server.standIn.calls("container.status")).hasSize(3);
    }

    @Test
    void pictures_and_videos_share_a_carousel() {
        PublishRequest request =
                server.request(thread(part("Mehr", server.messages.photo("Bild"), server.messages.video("Film"))));

        assertThat(server.publish(request)).isInstanceOf(Published.class);
        List<JsonNode> made = server.standIn.calls("media.create").stream()
                .map(StandInCall::json)
                .toList();
        assertThat(made).hasSize(3);
        assertThat(made.get(0).has("caption")).isFalse();
        assertThat(made.get(1).path("media_type").asString()).isEqualTo("VIDEO");
        assertThat(made.get(2).path("media_type").asString()).isEqualTo("CAROUSEL");
        assertThat(made.get(2).path("children").asString().split(",")).hasSize(2);
    }

    @Test
    void without_a_public_address_nothing_is_sent() {
        PublishRequest linked = server.showing("Hallo");
        PublishRequest request = new PublishRequest(
                linked.key(), linked.account(), linked.message(), linked.firstAttempt(), server.messages::fileOf);

        assertThat(server.publish(request))
                .isEqualTo(new Rejected(Reason.CONFIGURATION, "public-address", "malklug.public-address is not set"));
        assertThat(server.standIn.calls("media.create")).isEmpty();
    }

    @Test
    void an_address_nobody_outside_reaches_is_refused_after_a_second_try() {
        server.shelf.closeToTheOutside();

        assertThat(server.publish(server.showing("Hallo")))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("9004/2207052"));
        assertThat(server.standIn.calls("media.create")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {ContainerCourse.READY, ContainerCourse.PUBLISH})
    void a_container_that_expired_meanwhile_is_made_anew_and_becomes_one_post(String step) {
        PublishRequest request = server.showing("Gestern geplant");
        Checkpoint at = server.before(step, request);
        server.clock.advance(Duration.ofHours(25));

        assertThat(server.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(server.standIn.posts()).hasSize(1);
        assertThat(server.standIn.calls("media.create")).hasSize(2);
        assertThat(server.standIn.calls("media.publish")).hasSize(1);
    }

    @Test
    void a_carousel_that_expired_is_made_anew_from_its_first_picture() {
        PublishRequest request =
                server.request(thread(part("Zwei", server.messages.photo("eins"), server.messages.photo("zwei"))));
        Checkpoint at = server.before(ContainerCourse.PUBLISH, request);
        server.clock.advance(Duration.ofHours(25));

        assertThat(server.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(server.standIn.posts()).hasSize(1);
        assertThat(server.standIn.calls("media.create")).hasSize(6);
    }

    @Test
    void a_container_whose_publishing_was_lost_is_never_made_anew_while_the_post_is_there() {
        PublishRequest request = server.showing("Verlorene Antwort");
        Checkpoint at = server.before(ContainerCourse.PUBLISH, request);
        server.standIn.mischief().on("media.publish").next(Kind.ACCEPT_AND_DROP);

        assertThat(server.network.publish(request, at)).isInstanceOf(Unconfirmed.class);
        server.clock.advance(Duration.ofHours(30));

        assertThat(server.network.find(request, at, request.firstAttempt()))
                .isInstanceOfSatisfying(Search.Found.class, found -> {
                    StandInPost post = server.standIn.posts().getFirst();
                    assertThat(found.remoteId()).isEqualTo(post.id());
                    assertThat(server.goOn(request, TestInstagram.next(found.outcome())))
                            .isInstanceOf(Published.class);
                });
        assertThat(server.standIn.posts()).hasSize(1);
    }

    @Test
    void a_container_that_says_it_is_published_is_not_published_again_though_the_list_lags() {
        PublishRequest request = server.showing("Die Liste hinkt");
        Checkpoint at = server.before(ContainerCourse.PUBLISH, request);
        server.network.publish(request, at);
        server.standIn.mischief().on("media.list").always(StandInAnswer.json(200, "{\"data\":[]}"));

        assertThat(server.network.find(request, at, request.firstAttempt())).isInstanceOf(Search.CannotTell.class);
        assertThat(server.network.publish(request, at.repeatedAfter(server.clock.instant())))
                .isInstanceOf(Unconfirmed.class);
        assertThat(server.standIn.calls("media.publish")).hasSize(1);
    }

    @Test
    void a_container_that_is_always_missing_is_looked_for_before_one_new_is_made() {
        PublishRequest request = server.showing("Nie gefunden");
        Checkpoint at = server.before(ContainerCourse.PUBLISH, request);
        server.standIn
                .mischief()
                .on("media.publish")
                .next(MISSING)
                .next(MISSING)
                .next(MISSING);

        PublishOutcome outcome = server.goOn(request, at);
        assertThat(outcome).isInstanceOf(Unconfirmed.class);
        assertThat(server.standIn.calls("media.publish")).hasSize(3);
        assertThat(server.standIn.calls("media.create")).hasSize(1);

        Checkpoint always = lastOf(request, at);
        assertThat(server.network.find(request, always, request.firstAttempt())).isInstanceOf(Search.Absent.class);
        assertThat(server.goOn(request, always.repeatedAfter(server.clock.instant())))
                .isInstanceOf(Published.class);
        assertThat(server.standIn.posts()).hasSize(1);
        assertThat(server.standIn.calls("media.create")).hasSize(2);
    }

    /** The checkpoint stored when every answer had been that the container is missing. */
    private Checkpoint lastOf(PublishRequest request, Checkpoint at) {
        server.standIn
                .mischief()
                .on("media.publish")
                .next(MISSING)
                .next(MISSING)
                .next(MISSING);
        Checkpoint stored = at;
        PublishOutcome outcome = server.network.publish(request, stored);
        while (outcome instanceof Pending pending) {
            stored = pending.next();
            outcome = server.network.publish(request, stored);
        }
        server.standIn.mischief().none();
        return stored;
    }

    @Test
    void posts_of_a_day_are_counted_before_one_too_many_is_tried() {
        server.standIn.publishesADay(1);
        server.publish(server.showing("Der erste"));
        PublishRequest second = new PublishRequest(
                "delivery-2",
                server.account(),
                thread(part("Der zweite", server.messages.photo("Bild"))),
                server.clock.instant(),
                server.shelf);

        assertThat(server.publish(second))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, server.clock.instant().plus(Duration.ofHours(1)), "quota"));
        assertThat(server.standIn.calls("media.publish")).hasSize(1);
    }

    @Test
    void a_post_whose_address_is_not_told_is_published_all_the_same() {
        server.standIn.mischief().on("media.show").always(Kind.FAIL_500);

        assertThat(server.publish(server.showing("Ohne Adresse")))
                .isInstanceOfSatisfying(Published.class, published -> {
                    assertThat(published.post().id())
                            .isEqualTo(server.standIn.posts().getFirst().id());
                    assertThat(published.post().url()).isNull();
                });
    }

    @Test
    void a_container_nobody_sees_is_published_after_ten_minutes() {
        PublishRequest request = server.showing("Unsichtbar");
        server.standIn.mischief().on("container.status").always(StandInAnswer.file("media-400-not-visible.json"));

        assertThat(server.publish(request)).isInstanceOf(Published.class);
        assertThat(Duration.between(TestInstagram.NINE, server.clock.instant()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        assertThat(server.standIn.posts()).hasSize(1);
    }

    @Test
    void a_container_that_is_never_ready_is_given_up_after_a_second_one() {
        server.standIn.processesPicturesFor(100_000);

        assertThat(server.publish(server.showing("Endlos")))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("processing"));
        assertThat(server.standIn.calls("media.create")).hasSize(2);
    }

    @Test
    void nearly_used_up_calls_hold_back_the_next_publication() {
        PublishRequest request = server.showing("Sparsam");
        Checkpoint at = server.before(ContainerCourse.CONTAINER, request);
        String usage = "{\"1784\":[{\"type\":\"instagram\",\"call_count\":96,\"estimated_time_to_regain_access\":0}]}";
        server.standIn
                .mischief()
                .on("media.create")
                .next(StandInAnswer.json(200, "{\"id\":\"1\"}").header("X-Business-Use-Case-Usage", usage));
        server.network.publish(request, at);

        assertThat(server.network.publish(request, at))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, server.clock.instant().plus(Duration.ofMinutes(5)), "usage"));
    }

    @Test
    void a_token_without_a_professional_account_must_be_connected_again() {
        server.standIn.mischief().on("user.me").next(StandInAnswer.json(200, "{\"id\":\"1\",\"name\":\"Soest\"}"));

        assertThat(server.publish(server.showing("Hallo")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS));
    }

    @Test
    void two_comments_of_the_same_words_are_two_comments() {
        PublishRequest request =
                server.request(thread(part("Post", server.messages.photo("Bild")), part("Danke!"), part("Danke!")));
        Checkpoint second = server.before(InstagramComments.STEP, request);
        Checkpoint third = TestInstagram.next(server.network.publish(request, second));
        server.standIn.mischief().on("comments.create").next(Kind.ACCEPT_AND_DROP);
        server.network.publish(request, third);

        assertThat(server.network.find(request, third, request.firstAttempt()))
                .isInstanceOfSatisfying(
                        Search.Found.class,
                        found -> assertThat(found.remoteId())
                                .isEqualTo(server.standIn.posts().getLast().id()));
    }

    @Test
    void the_account_behind_a_page_is_found_with_the_pages_token() {
        try (TestInstagram page = new TestInstagram(java.util.Map.of("facebook-hosts", "127.0.0.1"))) {
            page.standIn.registerPage(TestInstagram.TOKEN, TestInstagram.HANDLE);

            assertThat(page.publish(page.showing("Über die Seite"))).isInstanceOf(Published.class);
            assertThat(page.standIn.posts()).hasSize(1);
        }
    }

    @Test
    void a_post_is_deleted_where_facebook_is_the_login_and_by_hand_elsewhere() {
        try (TestInstagram page = new TestInstagram(java.util.Map.of("facebook-hosts", "127.0.0.1"))) {
            page.standIn.registerPage(TestInstagram.TOKEN, TestInstagram.HANDLE);
            RemotePost post = ((Published) page.publish(page.showing("Über die Seite"))).post();

            assertThat(page.network.removes(page.account())).isTrue();
            assertThat(page.network.remove(page.account(), post)).isEqualTo(new ChangeOutcome.Done());
            assertThat(page.standIn.posts()).isEmpty();
            assertThat(page.network.remove(page.account(), post)).isEqualTo(new ChangeOutcome.Done());
        }
        assertThat(server.network.removes(server.account())).isFalse();
        assertThat(server.network.remove(server.account(), new RemotePost("1", null)))
                .isInstanceOf(ChangeOutcome.Refused.class);
        assertThat(server.standIn.calls()).isEmpty();
    }
}
