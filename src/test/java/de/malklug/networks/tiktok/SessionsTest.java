/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.Secret;
import de.malklug.testing.standin.Mischief.Kind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

    @TempDir
    Path folder;

    private TestTikTok tiktok;

    @BeforeEach
    void open() {
        tiktok = new TestTikTok(folder);
    }

    @AfterEach
    void close() {
        tiktok.close();
    }

    @Test
    void a_token_lasts_a_day_and_the_newest_refresh_token_is_used() {
        publish("first");
        publish("second");
        assertThat(refreshes()).isEqualTo(1);

        tiktok.clock.advance(Duration.ofHours(24));
        assertThat(publish("third")).isInstanceOf(Published.class);
        assertThat(refreshes()).isEqualTo(2);
        assertThat(tiktok.standIn.calls("oauth.token").get(0).body()).contains("rft.soest-first");
        assertThat(tiktok.standIn.calls("oauth.token").get(1).body()).doesNotContain("rft.soest-first");
    }

    @Test
    void a_token_the_api_no_longer_takes_is_refreshed_and_the_same_call_made_once_more() {
        publish("first");
        tiktok.standIn.endAccessTokens();

        assertThat(publish("second")).isInstanceOf(Published.class);
        assertThat(tiktok.standIn.posts()).hasSize(2);
    }

    @Test
    void a_refresh_without_an_answer_is_tried_again_later() {
        tiktok.standIn.mischief().on("oauth.token").next(Kind.ACCEPT_AND_DROP);

        assertThat(publish("first")).isInstanceOf(Deferred.class);
        assertThat(publish("first")).isInstanceOf(Published.class);
    }

    @Test
    void a_permission_that_was_not_given_is_told() {
        tiktok.standIn.grants("user.info.basic,video.upload");

        assertThat(publish("first")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS);
            assertThat(rejected.explanation()).contains("video.publish");
        });
    }

    @Test
    void a_newly_declared_login_begins_with_its_own_refresh_token() {
        publish("first");
        Kept kept = Kept.stored(tiktok.sessions.load(tiktok.account()), "another login", new Secret("rft.another"));

        assertThat(kept.access()).isNull();
        assertThat(kept.refresh()).isEqualTo(new Secret("rft.another"));
        assertThat(kept.begun()).hasSize(1);
    }

    private PublishOutcome publish(String key) {
        return tiktok.publish(tiktok.request(key, tiktok.video("Hallo " + key)));
    }

    private int refreshes() {
        return tiktok.standIn.calls("oauth.token").size();
    }
}
