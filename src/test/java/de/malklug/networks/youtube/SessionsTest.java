/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

    @TempDir
    Path folder;

    private TestYouTube youtube;

    @BeforeEach
    void open() {
        youtube = new TestYouTube(folder);
    }

    @AfterEach
    void close() {
        youtube.close();
    }

    @Test
    void many_videos_need_one_refresh_an_hour() {
        for (int i = 0; i < 10; i++) {
            assertThat(publish("post-" + i)).isInstanceOf(Published.class);
        }
        assertThat(refreshes()).isEqualTo(1);

        youtube.clock.advance(Duration.ofHours(1));
        assertThat(publish("later")).isInstanceOf(Published.class);
        assertThat(refreshes()).isEqualTo(2);
    }

    @Test
    void a_token_is_not_changed_right_before_the_call_that_makes_public() {
        PublishRequest request = youtube.request("a", youtube.video("Hallo"));
        Checkpoint reveal = youtube.before(Course.REVEAL, request);
        youtube.clock.set(TestYouTube.NINE.plusSeconds(3_599 - 180));

        youtube.network().publish(request, reveal);

        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void a_token_the_api_no_longer_takes_is_refreshed_and_the_same_call_made_once_more() {
        publish("first");
        youtube.standIn.endAccessTokens();

        assertThat(publish("second")).isInstanceOf(Published.class);
        assertThat(refreshes()).isEqualTo(2);
        assertThat(youtube.standIn.uploads()).hasSize(2);
    }

    @Test
    void a_token_refused_twice_is_for_a_person() {
        youtube.standIn.mischief().on("videos.insert").always(StandInAnswer.file("videos-401-auth.json"));

        assertThat(publish("first"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS));
        assertThat(youtube.standIn.calls("videos.insert")).hasSize(2);
    }

    @Test
    void a_refresh_without_an_answer_is_tried_again_later() {
        youtube.standIn.mischief().on("oauth.token").next(Kind.ACCEPT_AND_DROP);

        assertThat(publish("first")).isInstanceOf(Deferred.class);
        assertThat(publish("first")).isInstanceOf(Published.class);
    }

    @Test
    void a_refresh_that_fails_does_not_matter_while_the_token_lives() {
        publish("first");
        youtube.clock.set(TestYouTube.NINE.plusSeconds(3_599 - 300));
        youtube.standIn.mischief().on("oauth.token").always(Kind.FAIL_500);

        PublishRequest request = youtube.request("second", youtube.video("Hallo"));
        assertThat(youtube.network().publish(request, youtube.network().start(request)))
                .isInstanceOf(PublishOutcome.Pending.class);
    }

    @Test
    void a_permission_that_was_not_given_is_told_before_anything_is_uploaded() {
        youtube.standIn.grants("https://www.googleapis.com/auth/youtube.upload");

        assertThat(publish("first")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS);
            assertThat(rejected.explanation()).contains("youtube.force-ssl");
        });
        assertThat(youtube.standIn.calls("videos.insert")).isEmpty();
    }

    @Test
    void a_newer_login_does_not_use_the_token_of_the_older() {
        publish("first");
        Kept kept = Kept.stored(youtube.sessions.load(youtube.account()), "another login");

        assertThat(kept.access()).isNull();
        assertThat(kept.uploads()).hasSize(1);
    }

    private PublishOutcome publish(String key) {
        return youtube.publish(youtube.request(key, youtube.video("Hallo " + key)));
    }

    private int refreshes() {
        return youtube.standIn.calls("oauth.token").size();
    }
}
