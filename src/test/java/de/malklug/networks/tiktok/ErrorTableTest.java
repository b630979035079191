/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.StandInAnswer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each documented error means; every row is a recorded body. */
class ErrorTableTest {

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

    @ParameterizedTest
    @CsvSource({
        "init-400-param.json,        CONTENT,       invalid_param",
        "init-400-params.json,       CONTENT,       invalid_params",
        "init-400-app-version.json,  FORBIDDEN,     app_version_check_failed",
        "init-401-token.json,        CREDENTIALS,   access_token_invalid",
        "init-401-scope.json,        CREDENTIALS,   scope_not_authorized",
        "init-401-scope-missed.json, CREDENTIALS,   scope_permission_missed",
        "init-403-banned.json,       FORBIDDEN,     spam_risk_user_banned_from_posting",
        "init-403-unaudited.json,    CONFIGURATION, unaudited_client_can_only_post_to_private_accounts",
        "init-403-url.json,          CONFIGURATION, url_ownership_unverified",
        "init-403-privacy.json,      CONFIGURATION, privacy_level_option_mismatch",
        "cancel-400-final.json,      OTHER,         publish_not_cancellable"
    })
    void a_refusal_is_final_and_says_why(String file, Reason reason, String code) {
        tiktok.standIn.mischief().on("video.init").always(StandInAnswer.file(file));

        assertThat(publish("a")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.explanation()).contains("log_id 20261109");
        });
        assertThat(tiktok.standIn.posts()).isEmpty();
    }

    @Test
    void a_creator_who_is_banned_is_told_although_the_answer_is_200() {
        tiktok.standIn.mischief().on("creator_info.query").next(StandInAnswer.file("creator-200-banned.json"));

        assertThat(publish("a"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.FORBIDDEN));
    }

    @ParameterizedTest
    @CsvSource({
        "creator_info.query, creator-200-too-many-posts.json, spam_risk_too_many_posts",
        "creator_info.query, creator-200-user-cap.json,       reached_active_user_cap",
        "video.init,         init-403-too-many-posts.json,    spam_risk_too_many_posts",
        "video.init,         init-403-pending-shares.json,    spam_risk_too_many_pending_share",
        "video.init,         init-403-user-cap.json,          reached_active_user_cap"
    })
    void a_daily_cap_waits_a_day(String operation, String file, String code) {
        tiktok.standIn.mischief().on(operation).next(StandInAnswer.file(file));

        assertThat(publish("a"))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, TestTikTok.NINE.plus(Duration.ofDays(1)), code));
    }

    @Test
    void too_many_calls_leave_the_wait_to_the_queue() {
        tiktok.standIn.mischief().on("video.init").next(StandInAnswer.file("any-429-limit.json"));

        assertThat(publish("a")).isEqualTo(new Deferred(Cause.RATE_LIMITED, null, "rate_limit_exceeded"));
        assertThat(publish("a")).isInstanceOf(Published.class);
    }

    @ParameterizedTest
    @CsvSource({"any-500-internal.json, internal_error", "any-502-proxy.html, 502"})
    void a_failing_server_is_tried_again_where_nothing_can_have_happened(String file, String code) {
        tiktok.standIn.mischief().on("video.init").next(StandInAnswer.file(file));

        assertThat(publish("a")).isEqualTo(new Deferred(Cause.BUSY, null, code));
        assertThat(publish("a")).isInstanceOf(Published.class);
        assertThat(tiktok.standIn.posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-400-invalid.json", "token-200-grant.json"})
    void a_login_that_is_refused_is_for_a_person(String file) {
        tiktok.standIn.mischief().on("oauth.token").always(StandInAnswer.file(file));

        assertThat(publish("a"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status-400-publish-id.json", "status-400-publish-id-account.json"})
    void a_publication_tiktok_does_not_know_is_for_a_person(String file) {
        PublishRequest request = tiktok.request("a", tiktok.video("Hallo"));
        Checkpoint status = tiktok.before(Course.STATUS, request);
        tiktok.standIn.mischief().on("status.fetch").always(StandInAnswer.file(file));

        assertThat(tiktok.network().publish(request, status)).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "file_format_check_failed,           CONTENT",
        "duration_check_failed,              CONTENT",
        "frame_rate_check_failed,            CONTENT",
        "picture_size_check_failed,          CONTENT",
        "spam_risk,                          DROPPED",
        "spam_risk_text,                     DROPPED",
        "spam_risk_user_banned_from_posting, FORBIDDEN",
        "auth_removed,                       CREDENTIALS",
        "publish_cancelled,                  OTHER",
        "something_new,                      OTHER"
    })
    void a_post_that_failed_for_good_is_told_with_its_reason(String reason, Reason means) {
        tiktok.standIn.failsWith(reason);

        assertThat(publish("a")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(means);
            assertThat(rejected.code()).isEqualTo(reason);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal", "video_pull_failed", "photo_pull_failed"})
    void a_post_that_failed_for_a_passing_reason_is_begun_anew(String reason) {
        PublishRequest request = tiktok.request("a", tiktok.video("Hallo"));
        tiktok.standIn.failsWith(reason);
        Checkpoint status = tiktok.before(Course.STATUS, request);
        tiktok.standIn.failsWith("");

        assertThat(tiktok.goOn(request, status)).isInstanceOf(Published.class);
        assertThat(tiktok.standIn.begun()).isEqualTo(2);
        assertThat(tiktok.standIn.posts()).hasSize(1);
    }

    @Test
    void a_post_that_fails_again_and_again_is_given_up() {
        tiktok.standIn.failsWith("internal");

        assertThat(publish("a"))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("failed"));
        assertThat(tiktok.standIn.begun()).isEqualTo(3);
    }

    @Test
    void a_daily_cap_found_at_the_end_waits_a_day() {
        PublishRequest request = tiktok.request("a", tiktok.video("Hallo"));
        tiktok.standIn.failsWith("spam_risk_too_many_posts");
        Checkpoint status = tiktok.before(Course.STATUS, request);

        assertThat(tiktok.network().publish(request, status)).isInstanceOfSatisfying(Pending.class, pending -> {
            assertThat(pending.next().step()).isEqualTo(Course.CREATOR);
            assertThat(pending.checkAt()).isEqualTo(tiktok.clock.instant().plus(Duration.ofDays(1)));
        });
    }

    private PublishOutcome publish(String key) {
        return tiktok.publish(tiktok.request(key, tiktok.video("Hallo Soest")));
    }
}
