/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.StandInAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final TestBluesky bluesky = new TestBluesky();

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void many_posts_and_restarts_need_one_login() {
        for (int i = 0; i < 40; i++) {
            assertThat(publish("post-" + i)).isInstanceOf(Published.class);
        }
        assertThat(logins()).isEqualTo(1);
        assertThat(refreshes()).isZero();
    }

    @Test
    void a_token_about_to_run_out_is_refreshed_ahead() {
        publish("first");
        bluesky.clock.advance(Duration.ofMinutes(119));

        assertThat(publish("second")).isInstanceOf(Published.class);

        assertThat(refreshes()).isEqualTo(1);
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void a_token_that_lasts_for_the_call_is_not_refreshed_right_before_it() {
        PublishRequest request = bluesky.request("first", TestMessages.text("Hallo"));
        publish("other");
        Checkpoint before = bluesky.before("post", request);
        bluesky.clock.advance(Duration.ofMinutes(115));

        assertThat(bluesky.network().publish(request, before)).isInstanceOf(Published.class);

        assertThat(refreshes()).isZero();
    }

    @Test
    void a_token_the_server_says_has_run_out_is_refreshed_and_the_same_call_repeated_once() {
        publish("first");
        bluesky.standIn.endAccessTokens();

        assertThat(publish("second")).isInstanceOf(Published.class);

        var calls = bluesky.standIn.calls("repo.putRecord");
        assertThat(calls).hasSize(3);
        assertThat(calls.get(2).bytes()).isEqualTo(calls.get(1).bytes());
        assertThat(refreshes()).isEqualTo(1);
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void a_token_refused_twice_is_for_a_person() {
        bluesky.standIn.mischief().on("repo.putRecord").always(StandInAnswer.file("putRecord-400-expired.json"));

        assertThat(publish("first"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS));
        assertThat(bluesky.standIn.calls("repo.putRecord")).hasSize(2);
    }

    @Test
    void a_lost_refresh_is_asked_for_again_with_the_old_token() {
        publish("first");
        bluesky.standIn.endAccessTokens();
        bluesky.standIn.mischief().on("server.refreshSession").next(Mischief.Kind.ACCEPT_AND_DROP);

        assertThat(publish("second")).isInstanceOf(Published.class);

        var calls = bluesky.standIn.calls("server.refreshSession");
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).bearer()).isEqualTo(calls.get(1).bearer());
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void a_refresh_has_no_body() {
        publish("first");
        bluesky.standIn.endAccessTokens();
        publish("second");

        assertThat(bluesky.standIn.calls("server.refreshSession").getFirst().bytes())
                .isEmpty();
    }

    @Test
    void a_refresh_lost_for_longer_than_the_grace_ends_in_a_new_login() {
        publish("first");
        bluesky.standIn.endAccessTokens();
        bluesky.standIn
                .mischief()
                .on("server.refreshSession")
                .next(Mischief.Kind.ACCEPT_AND_DROP)
                .next(Mischief.Kind.ACCEPT_AND_DROP);
        assertThat(publish("second")).isInstanceOf(Deferred.class);
        bluesky.clock.advance(Duration.ofHours(3));

        assertThat(publish("second")).isInstanceOf(Published.class);

        assertThat(logins()).isEqualTo(2);
    }

    @Test
    void a_revoked_refresh_token_means_one_new_login() {
        publish("first");
        bluesky.standIn.endAccessTokens();
        bluesky.standIn.endRefreshTokens();

        assertThat(publish("second")).isInstanceOf(Published.class);

        assertThat(logins()).isEqualTo(2);
    }

    @Test
    void a_token_the_server_does_not_know_means_one_new_login() {
        publish("first");
        bluesky.standIn.forgetTokens();

        assertThat(publish("second")).isInstanceOf(Published.class);

        assertThat(logins()).isEqualTo(2);
        assertThat(refreshes()).isZero();
    }

    @Test
    void a_refresh_ahead_that_fails_does_not_matter_while_the_token_lives() {
        publish("first");
        bluesky.clock.advance(Duration.ofMinutes(118));
        bluesky.standIn.mischief().on("server.refreshSession").always(Mischief.Kind.FAIL_500);

        assertThat(publish("second")).isInstanceOf(Published.class);
    }

    @Test
    void a_wrong_password_is_for_a_person() {
        bluesky.standIn.accounts().revoke(TestBluesky.PASSWORD);

        assertThat(publish("first")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS);
            assertThat(rejected.explanation()).isEqualTo("Invalid identifier or password");
        });
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void an_account_that_was_taken_down_is_for_a_person() {
        bluesky.standIn
                .mischief()
                .on("server.createSession")
                .next(StandInAnswer.file("createSession-401-takedown.json"));

        assertThat(publish("first"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.FORBIDDEN));
    }

    @Test
    void an_inactive_account_is_for_a_person() {
        bluesky.standIn.mischief().on("server.createSession").next(StandInAnswer.json(200, """
                {"did":"did:plc:u5cwb2mwiv2bfq53cjufe6yn","handle":"soest.bsky.test","accessJwt":"a","refreshJwt":"r",
                 "active":false,"status":"suspended"}"""));

        assertThat(publish("first"))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("suspended"));
    }

    @Test
    void too_many_logins_wait_as_long_as_the_server_asks() {
        bluesky.standIn.mischief().on("server.createSession").next(Mischief.Kind.RATE_LIMITED);

        assertThat(publish("first")).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.cause()).isEqualTo(Cause.RATE_LIMITED);
            assertThat(deferred.notBefore()).isEqualTo(TestBluesky.NINE.plus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void another_handle_is_another_login() {
        publish("first");
        ConnectedAccount other = TestBluesky.account(bluesky.standIn.url(), "neu.bsky.test", TestBluesky.PASSWORD);
        PublishRequest request =
                new PublishRequest("second", other, TestMessages.text("Hallo"), TestBluesky.NINE, bluesky.media);

        assertThat(bluesky.publish(request)).isInstanceOf(Published.class);

        assertThat(logins()).isEqualTo(2);
        assertThat(bluesky.standIn.posts("neu.bsky.test")).hasSize(1);
    }

    @Test
    void many_posts_at_once_share_one_refresh() throws Exception {
        publish("first");
        bluesky.standIn.endAccessTokens();
        List<Callable<PublishOutcome>> posts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String key = "at-once-" + i;
            posts.add(() -> publish(key));
        }
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<PublishOutcome> outcome : workers.invokeAll(posts)) {
                assertThat(outcome.get()).isInstanceOf(Published.class);
            }
        }
        assertThat(refreshes()).isEqualTo(1);
        assertThat(bluesky.standIn.posts()).hasSize(13);
    }

    @Test
    void without_password_or_handle_no_call_is_made() {
        ConnectedAccount noPassword =
                new ConnectedAccount("soest", BlueskyNetwork.ID, bluesky.standIn.url(), TestBluesky.HANDLE, Map.of());
        ConnectedAccount noHandle = new ConnectedAccount(
                "soest",
                BlueskyNetwork.ID,
                bluesky.standIn.url(),
                null,
                bluesky.account().secrets());

        for (ConnectedAccount account : List.of(noPassword, noHandle)) {
            PublishRequest request =
                    new PublishRequest("first", account, TestMessages.text("Hallo"), TestBluesky.NINE, bluesky.media);
            assertThatThrownBy(() -> bluesky.publish(request)).isInstanceOf(CredentialsMissing.class);
        }
        assertThat(bluesky.standIn.calls()).isEmpty();
    }

    private PublishOutcome publish(String key) {
        return bluesky.publish(bluesky.request(key, TestMessages.text("Hallo " + key)));
    }

    private int logins() {
        return bluesky.standIn.calls("server.createSession").size();
    }

    private int refreshes() {
        return bluesky.standIn.calls("server.refreshSession").size();
    }
}
