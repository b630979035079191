/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import de.malklug.testing.standin.StandInMedia;
import de.malklug.testing.standin.StandInPost;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishingTest {

    private static final StandInAnswer MISSING = StandInAnswer.file("publish-400-missing.json");

    private final TestThreads server = new TestThreads();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_link_below_a_text_is_shown_as_a_card() {
        server.publish(server.request(thread(linking("Mehr dazu", "https://example.org/?a=1&b=ä"))));

        assertThat(made().getFirst())
                .contains("media_type=TEXT", "text=Mehr dazu", "link_attachment=https://example.org/?a=1&b=ä")
                .contains("reply_control=everyone")
                .doesNotContain("auto_publish_text");
    }

    @Test
    void a_link_below_a_picture_is_written_out() {
        server.publish(
                server.request(thread(linking("Mehr dazu", "https://example.org/", server.messages.picture("Bild")))));

        assertThat(made().getFirst())
                .contains("media_type=IMAGE", "Mehr dazu\n\nhttps://example.org/", "alt_text=Bild")
                .doesNotContain("link_attachment");
    }

    @Test
    void videos_have_alt_texts_too() {
        PublishRequest request =
                server.request(thread(part("Film", server.messages.video("Ein Film"), server.messages.photo("Bild"))));

        assertThat(server.publish(request)).isInstanceOf(Published.class);
        assertThat(server.standIn.posts().getFirst().media())
                .extracting(StandInMedia::alt)
                .containsExactly("Ein Film", "Bild");
        assertThat(made()).hasSize(3);
        assertThat(made().get(0)).contains("media_type=VIDEO", "is_carousel_item=true");
        assertThat(made().get(2)).contains("media_type=CAROUSEL").doesNotContain("is_carousel_item");
    }

    @Test
    void a_container_is_half_a_minute_old_before_it_is_published() {
        server.publish(server.request(text("Geduld")));

        StandInCall created = server.standIn.calls("threads.create").getFirst();
        StandInCall published = server.standIn.calls("threads.publish").getFirst();
        assertThat(Duration.between(created.at(), published.at())).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void each_part_answers_the_one_before() {
        server.publish(server.request(thread(part("eins"), part("zwei"), part("drei"))));

        List<StandInPost> posts = server.standIn.posts();
        assertThat(posts.get(1).inReplyTo()).isEqualTo(posts.get(0).id());
        assertThat(posts.get(2).inReplyTo()).isEqualTo(posts.get(1).id());
    }

    @Test
    void a_lost_reply_is_found_among_the_replies_and_told_from_its_twin() {
        PublishRequest request = server.request(thread(part("Hört, hört"), part("Danke"), part("Danke")));
        Checkpoint at = server.before(ContainerCourse.PUBLISH, request);
        at = publishOne(request, at);
        at = publishOne(request, at);
        server.standIn.mischief().on("threads.publish").next(Kind.ACCEPT_AND_DROP);
        assertThat(server.network.publish(request, at)).isInstanceOf(Unconfirmed.class);

        assertThat(server.network.find(request, at, request.firstAttempt()))
                .isInstanceOfSatisfying(Search.Found.class, found -> {
                    assertThat(found.remoteId())
                            .isEqualTo(server.standIn.posts().getLast().id());
                    assertThat(found.outcome()).isInstanceOf(Published.class);
                });
        assertThat(server.standIn.calls("replies.list")).hasSize(1);
    }

    /** Publishes the part and goes on to the publishing of the next one. */
    private Checkpoint publishOne(PublishRequest request, Checkpoint at) {
        Checkpoint next = TestThreads.next(server.network.publish(request, at));
        while (!next.step().equals(ContainerCourse.PUBLISH)) {
            Pending pending = (Pending) server.network.publish(request, next);
            server.waitUntil(pending.checkAt());
            next = pending.next();
        }
        return next;
    }

    @ParameterizedTest
    @ValueSource(strings = {ContainerCourse.READY, ContainerCourse.PUBLISH})
    void a_container_that_expired_meanwhile_is_made_anew_and_becomes_one_post(String step) {
        PublishRequest request = server.request(text("Gestern geplant"));
        Checkpoint at = server.before(step, request);
        server.clock.advance(Duration.ofHours(25));

        assertThat(server.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(server.standIn.posts()).hasSize(1);
        assertThat(server.standIn.calls("threads.create")).hasSize(2);
        assertThat(server.standIn.calls("threads.publish")).hasSize(1);
    }

    @Test
    void a_container_that_is_not_there_yet_is_published_again_with_the_same_id() {
        server.standIn
                .mischief()
                .on("threads.publish")
                .next(MISSING)
                .next(MISSING)
                .next(MISSING);

        assertThat(server.publish(server.request(text("Gleich ist er da")))).isInstanceOf(Published.class);
        List<StandInCall> tries = server.standIn.calls("threads.publish");
        assertThat(tries)
                .hasSize(4)
                .extracting(StandInCall::body)
                .containsOnly(tries.getFirst().body());
        assertThat(Duration.between(tries.getFirst().at(), tries.getLast().at()))
                .isEqualTo(Duration.ofSeconds(50));
        assertThat(server.standIn.calls("threads.create")).hasSize(1);
    }

    @Test
    void a_permission_that_is_missing_with_a_server_error_may_be_a_success() {
        PublishRequest request = server.request(text("War doch da"));
        Checkpoint at = server.before(ContainerCourse.PUBLISH, request);
        server.network.publish(request, at);
        server.standIn.mischief().on("threads.publish").next(StandInAnswer.file("threads-500-permission.json"));

        assertThat(server.network.publish(request, at)).isInstanceOf(Unconfirmed.class);
        assertThat(server.network.find(request, at, request.firstAttempt())).isInstanceOf(Search.Found.class);
        assertThat(server.standIn.posts()).hasSize(1);
    }

    @Test
    void without_a_public_address_only_texts_are_sent() {
        PublishRequest picture = server.showing("Mit Bild");
        PublishRequest request = new PublishRequest(
                picture.key(), picture.account(), picture.message(), picture.firstAttempt(), server.messages::fileOf);

        assertThat(server.publish(request))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CONFIGURATION));
        assertThat(server.standIn.calls()).isEmpty();
    }

    @Test
    void posts_of_a_day_are_counted_but_replies_apart() {
        server.standIn.publishesADay(1);
        assertThat(server.publish(server.request(thread(part("Erster"), part("Antwort")))))
                .isInstanceOf(Published.class);
        PublishRequest second = new PublishRequest(
                "delivery-2", server.account(), text("Zweiter"), server.clock.instant(), server.shelf);

        assertThat(server.publish(second)).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.cause()).isEqualTo(Cause.RATE_LIMITED);
            assertThat(deferred.code()).isEqualTo("quota");
        });
        assertThat(server.standIn.posts()).hasSize(2);
    }

    private List<String> made() {
        return server.standIn.calls("threads.create").stream()
                .map(call -> URLDecoder.decode(call.body(), StandardCharsets.UTF_8))
                .toList();
    }
}
