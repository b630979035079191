/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInPost;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VideosTest {

    private final TestFacebook facebook = new TestFacebook();

    @AfterEach
    void close() {
        facebook.close();
    }

    private Message.Media video(int width, int height, Duration duration) {
        Message.Media video = facebook.messages.video("Mit dem Lastenrad über den Wall");
        return new Message.Media(video.id(), video.contentType(), video.size(), width, height, duration, video.alt());
    }

    private PublishRequest reel() {
        return facebook.request(
                thread(linking("Unser Wall", "https://example.org/wall", video(1080, 1920, Duration.ofSeconds(30)))));
    }

    private PublishRequest video() {
        return facebook.request(thread(part("Unser Wall", video(1920, 1080, Duration.ofMinutes(4)))));
    }

    @Test
    void a_short_upright_video_is_a_reel() {
        Published published = (Published) facebook.publish(reel());

        StandInPost post = facebook.standIn.posts().getFirst();
        assertThat(published.post().id()).isEqualTo(post.id());
        assertThat(published.post().url()).hasToString("https://www.facebook.com/reel/" + post.id());
        assertThat(post.text()).isEqualTo("Unser Wall\n\nhttps://example.org/wall");
        assertThat(facebook.standIn.calls("reels.bytes"))
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).isEqualTo("OAuth " + TestFacebook.TOKEN));
        assertThat(post.media().getFirst().size()).isPositive();
    }

    @Test
    void another_video_is_sent_in_the_pieces_facebook_asks_for() {
        PublishRequest request = video();

        assertThat(facebook.publish(request)).isInstanceOf(Published.class);
        assertThat(facebook.standIn.calls("videos.create").size()).isGreaterThan(4);
        assertThat(facebook.standIn.posts().getFirst().media().getFirst().size())
                .isEqualTo(request.message().first().media().getFirst().size());
    }

    @Test
    void what_is_too_long_too_wide_too_small_or_unmeasured_is_no_reel() {
        FacebookSettings.Allowed limits = TestFacebook.settings(Map.of()).limits();

        assertThat(Reels.isReel(video(1080, 1920, Duration.ofSeconds(3)), limits))
                .isTrue();
        assertThat(Reels.isReel(video(1080, 1920, Duration.ofSeconds(90)), limits))
                .isTrue();
        assertThat(Reels.isReel(video(1080, 1920, Duration.ofSeconds(91)), limits))
                .isFalse();
        assertThat(Reels.isReel(video(1080, 1920, Duration.ofMillis(2_900)), limits))
                .isFalse();
        assertThat(Reels.isReel(video(1080, 1920, Duration.ZERO), limits)).isFalse();
        assertThat(Reels.isReel(video(1920, 1080, Duration.ofSeconds(30)), limits))
                .isFalse();
        assertThat(Reels.isReel(video(1080, 1080, Duration.ofSeconds(30)), limits))
                .isFalse();
        assertThat(Reels.isReel(video(360, 640, Duration.ofSeconds(30)), limits))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ACCEPT_AND_DROP", "ACCEPT_AND_500", "ACCEPT_AND_GARBLE", "RESET_BEFORE", "FAIL_500", "HTML_PAGE"})
    void an_answer_lost_anywhere_ends_in_one_video(Kind kind) {
        for (boolean reel : new boolean[] {true, false}) {
            for (int step = 0; step < 14; step++) {
                int before = facebook.standIn.posts().size();
                PublishRequest request = reel ? reel() : video();
                Checkpoint at = facebook.network.start(request);
                PublishOutcome outcome = new Pending(at, facebook.clock.instant());
                for (int number = 0; outcome instanceof Pending pending; number++) {
                    facebook.clock.set(max(pending));
                    at = pending.next();
                    if (number == step) {
                        facebook.standIn.mischief().onEverything().next(kind);
                    }
                    outcome = facebook.take(request, at);
                    facebook.standIn.mischief().none();
                    if (number == step && outcome instanceof Deferred) {
                        assertThat(at.repeatable()).isTrue();
                        outcome = new Pending(at, facebook.clock.instant());
                    } else if (outcome instanceof Unconfirmed) {
                        assertThat(at.step()).isEqualTo(Course.FINISH);
                        outcome = look(request, at);
                    }
                }
                assertThat(outcome).as("%s at step %d", kind, step).isInstanceOf(Published.class);
                assertThat(facebook.standIn.posts())
                        .as("%s at step %d", kind, step)
                        .hasSize(before + 1);
            }
        }
    }

    private java.time.Instant max(Pending pending) {
        return pending.checkAt().isAfter(facebook.clock.instant()) ? pending.checkAt() : facebook.clock.instant();
    }

    private PublishOutcome look(PublishRequest request, Checkpoint at) {
        return switch (facebook.network.find(request, at, request.firstAttempt())) {
            case Search.Found found -> found.outcome();
            case Search.Absent absent -> new Pending(at, facebook.clock.instant());
            case Search.CannotTell unclear -> throw new AssertionError(unclear.evidence());
        };
    }

    @Test
    void finishing_must_not_be_repeated_without_a_look() {
        PublishRequest request = reel();
        Checkpoint finish = facebook.before(Course.FINISH, request);

        assertThat(finish.repeatable()).isFalse();
        assertThat(facebook.network.find(request, finish, TestFacebook.NOW)).isEqualTo(new Search.Absent());
        facebook.take(request, finish);
        assertThat(facebook.network.find(request, finish, TestFacebook.NOW))
                .isInstanceOfSatisfying(
                        Search.Found.class,
                        found -> assertThat(TestFacebook.next(found.outcome()).step())
                                .isEqualTo(Course.PROCESSED));
    }

    @Test
    void an_error_while_finishing_may_mean_that_it_was_finished() {
        PublishRequest request = reel();
        Checkpoint finish = facebook.before(Course.FINISH, request);
        facebook.standIn.mischief().on("reels.create").next(StandInAnswer.file("reels-400-upload-again.json"));

        assertThat(facebook.take(request, finish)).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void accepted_is_not_public_yet() {
        facebook.standIn.processesVideosFor(3);
        PublishRequest request = reel();
        Checkpoint processed = facebook.before(Course.PROCESSED, request);

        PublishOutcome waiting = facebook.take(request, processed);

        assertThat(waiting).isInstanceOfSatisfying(Pending.class, pending -> {
            assertThat(pending.next().step()).isEqualTo(Course.PROCESSED);
            assertThat(pending.checkAt()).isEqualTo(facebook.clock.instant().plusSeconds(5));
        });
        assertThat(facebook.finish(request, TestFacebook.next(waiting))).isInstanceOf(Published.class);
    }

    @Test
    void a_video_facebook_cannot_use_is_rejected_with_its_words() {
        facebook.standIn.failsVideos("The video is too blurred.");

        assertThat(facebook.publish(reel())).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.CONTENT);
            assertThat(rejected.explanation()).contains("too blurred");
        });
    }

    @Test
    void a_video_that_is_processed_for_hours_becomes_a_person_s_business() {
        facebook.standIn.processesVideosFor(Integer.MAX_VALUE);
        PublishRequest request = reel();

        assertThat(facebook.finish(request, waitedTwoHours(request))).isInstanceOf(Unconfirmed.class);
    }

    private Checkpoint waitedTwoHours(PublishRequest request) {
        Checkpoint processed = facebook.before(Course.PROCESSED, request);
        facebook.clock.advance(Duration.ofMinutes(121));
        assertThat(facebook.network.find(request, processed, TestFacebook.NOW)).isInstanceOf(Search.CannotTell.class);
        return processed;
    }

    @Test
    void an_upload_facebook_has_forgotten_begins_anew_under_another_id() {
        PublishRequest request = reel();
        Checkpoint bytes = facebook.before(Course.BYTES, request);
        facebook.standIn.mischief().on("reels.bytes").next(StandInAnswer.file("update-400-not-visible.json"));

        Checkpoint anew = TestFacebook.next(facebook.take(request, bytes));
        assertThat(anew.step()).isEqualTo(Course.START);
        assertThat(facebook.finish(request, anew)).isInstanceOf(Published.class);
        assertThat(facebook.standIn.posts()).hasSize(1);
        assertThat(facebook.standIn.posts().getFirst().id()).isNotEqualTo(bytes.require(Course.POST));
    }

    @Test
    void an_upload_that_fails_again_and_again_is_given_up() {
        facebook.standIn
                .mischief()
                .on("object.show")
                .always(
                        StandInAnswer.json(
                                200,
                                "{\"id\":\"900\",\"status\":{\"video_status\":\"upload_failed\",\"uploading_phase\":{\"status\":\"error\",\"errors\":[{\"code\":1363030,\"message\":\"Timed out\"}]}}}"));

        assertThat(facebook.publish(reel()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.explanation()).contains("Timed out"));
        assertThat(facebook.standIn.calls("reels.bytes")).hasSize(3);
    }

    @Test
    void a_piece_facebook_wants_again_is_sent_again() {
        PublishRequest request = video();
        Checkpoint first = facebook.before(Course.BYTES, request);
        Checkpoint second = TestFacebook.next(facebook.take(request, first));
        facebook.standIn.mischief().on("videos.create").next(StandInAnswer.file("videos-400-offset.json"));

        assertThat(TestFacebook.next(facebook.take(request, second)).get("from"))
                .isEqualTo("0");
        assertThat(TestFacebook.next(facebook.take(request, first))).isEqualTo(second);
        assertThat(facebook.finish(request, second)).isInstanceOf(Published.class);
    }

    @Test
    void bytes_go_to_the_configured_host_only() {
        facebook.standIn
                .mischief()
                .on("reels.create")
                .next(StandInAnswer.json(
                        200,
                        "{\"video_id\":\"900\",\"upload_url\":\"https://elsewhere.example/video-upload/v26.0/900\"}"));
        PublishRequest request = reel();

        Checkpoint bytes = TestFacebook.next(facebook.take(request, facebook.network.start(request)));

        assertThat(bytes.get("upload-address")).isEqualTo(facebook.standIn.url() + "/video-upload/v26.0/900");
    }
}
