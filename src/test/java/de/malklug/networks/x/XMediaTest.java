/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInMedia;
import de.malklug.testing.standin.StandInPost;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XMediaTest {

    private final TestX x = new TestX();

    @AfterEach
    void stop() {
        x.close();
    }

    private Message video() {
        return thread(part("Ein Film", x.messages.video("Fahrt über den Wall")));
    }

    @Test
    void a_video_goes_in_segments_and_is_waited_for() {
        x.settings.put("segment", "10B");
        Message message = video();

        PublishOutcome outcome = x.publish(x.request(message));

        assertThat(outcome).isInstanceOf(Published.class);
        StandInPost post = x.standIn.posts().getFirst();
        assertThat(post.media()).extracting(StandInMedia::alt).containsExactly("Fahrt über den Wall");
        assertThat(post.media().getFirst().size())
                .isEqualTo(message.first().media().getFirst().size());
        assertThat(x.standIn.calls("media.append"))
                .hasSize((int) Math.ceil(message.first().media().getFirst().size() / 10.0))
                .extracting(call -> call.part("segment_index"))
                .startsWith("0", "1", "2");
        assertThat(x.standIn
                        .calls("media.initialize")
                        .getFirst()
                        .json()
                        .path("media_category")
                        .asString())
                .isEqualTo("tweet_video");
        assertThat(x.standIn.calls("media.status")).isNotEmpty();
    }

    @Test
    void a_segment_whose_answer_was_lost_is_sent_again() {
        x.settings.put("segment", "10B");
        PublishRequest request = x.request(video());
        Checkpoint at = x.before(XMedia.APPEND, request);
        x.standIn.mischief().on("media.append").next(Kind.ACCEPT_AND_DROP);

        assertThat(x.network().publish(request, at)).isInstanceOf(PublishOutcome.Deferred.class);
        assertThat(x.goOn(request, at)).isInstanceOf(Published.class);
    }

    @Test
    void processing_is_asked_about_when_x_says() {
        PublishRequest request = x.request(video());
        Checkpoint at = x.before(XMedia.FINALIZE, request);

        assertThat(x.network().publish(request, at))
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.checkAt())
                                .isEqualTo(x.clock.instant().plusSeconds(1)));
    }

    @Test
    void a_video_x_cannot_use_is_tried_once_more_and_then_given_up() {
        x.standIn.breaksVideos();

        PublishOutcome outcome = x.publish(x.request(video()));

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CONTENT);
        assertThat(((Rejected) outcome).code()).isEqualTo("UnsupportedMedia");
        assertThat(x.standIn.calls("media.initialize")).hasSize(2);
        assertThat(x.standIn.posts()).isEmpty();
    }

    @Test
    void an_upload_x_has_forgotten_begins_anew() {
        PublishRequest request = x.request(video());
        Checkpoint at = x.before(XMedia.APPEND, request);
        x.standIn.mischief().on("media.append").next(StandInAnswer.file("append-400-unknown.json"));

        assertThat(x.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(x.standIn.calls("media.initialize")).hasSize(2);
        assertThat(x.standIn.posts()).hasSize(1);
    }

    @Test
    void an_upload_of_which_a_piece_is_missing_begins_anew() {
        PublishRequest request = x.request(video());
        Checkpoint at = x.before(XMedia.FINALIZE, request);
        x.standIn.mischief().on("media.finalize").next(StandInAnswer.file("finalize-400-incomplete.json"));

        assertThat(x.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(x.standIn.calls("media.initialize")).hasSize(2);
    }

    @Test
    void pictures_that_have_expired_are_uploaded_anew() {
        PublishRequest request = x.request(thread(part("Bild", x.messages.picture("Ein Bild"))));
        Checkpoint at = x.before(XSteps.POST, request);
        x.clock.advance(Duration.ofHours(23).plusMinutes(1));

        assertThat(x.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(x.standIn.calls("media.upload")).hasSize(2);
        assertThat(x.standIn.posts()).hasSize(1);
    }

    @Test
    void media_x_does_not_know_is_uploaded_once_more() {
        PublishRequest request = x.request(thread(part("Bild", x.messages.picture("Ein Bild"))));
        Checkpoint at = x.before(XSteps.POST, request);
        x.standIn.mischief().on("tweets.create").next(StandInAnswer.file("tweets-400-media.json"));

        assertThat(x.goOn(request, at)).isInstanceOf(Published.class);
        assertThat(x.standIn.calls("media.upload")).hasSize(2);
    }

    @Test
    void media_x_never_knows_is_given_up() {
        PublishRequest request = x.request(thread(part("Bild", x.messages.picture("Ein Bild"))));
        x.standIn.mischief().on("tweets.create").always(StandInAnswer.file("tweets-400-media.json"));

        assertThat(x.publish(request))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CONTENT));
        assertThat(x.standIn.calls("tweets.create")).hasSize(2);
    }

    @Test
    void an_alt_text_x_refuses_keeps_the_post_from_being_sent() {
        PublishRequest request = x.request(thread(part("Bild", x.messages.picture("Ein Bild"))));
        x.standIn.mischief().on("media.metadata").always(StandInAnswer.file("metadata-400-alt.json"));

        assertThat(x.publish(request)).isInstanceOf(Rejected.class);
        assertThat(x.standIn.posts()).isEmpty();
    }
}
