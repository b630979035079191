/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.StandInAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private TestYouTube youtube;

    @BeforeEach
    void open() {
        youtube = new TestYouTube(folder);
    }

    @AfterEach
    void close() {
        youtube.close();
    }

    @ParameterizedTest
    @CsvSource({
        "videos-400-title.json,        CONTENT,       invalidTitle",
        "videos-400-description.json,  CONTENT,       invalidDescription",
        "videos-400-tags.json,         CONTENT,       invalidTags",
        "videos-400-category.json,     CONTENT,       invalidCategoryId",
        "videos-400-publish-at.json,   CONTENT,       invalidPublishAt",
        "videos-400-metadata.json,     CONTENT,       invalidVideoMetadata",
        "videos-400-filename.json,     CONTENT,       invalidFilename",
        "videos-400-recording.json,    CONTENT,       invalidRecordingDetails",
        "videos-400-language.json,     CONTENT,       defaultLanguageNotSet",
        "videos-400-media-body.json,   CONTENT,       mediaBodyRequired",
        "videos-401-auth.json,         CREDENTIALS,   authError",
        "videos-401-expired.json,      CREDENTIALS,   expired",
        "videos-401-required.json,     CREDENTIALS,   authorizationRequired",
        "videos-401-signup.json,       FORBIDDEN,     youtubeSignupRequired",
        "videos-403-permissions.json,  CREDENTIALS,   insufficientPermissions",
        "videos-403-forbidden.json,    CREDENTIALS,   forbidden",
        "videos-403-privacy.json,      CONFIGURATION, forbiddenPrivacySetting",
        "videos-403-license.json,      CONFIGURATION, forbiddenLicenseSetting",
        "videos-403-suspended.json,    FORBIDDEN,     authenticatedUserAccountSuspended",
        "videos-403-closed.json,       FORBIDDEN,     authenticatedUserAccountClosed",
        "videos-403-delegation.json,   FORBIDDEN,     accountDelegationForbidden",
        "videos-404-video.json,        DROPPED,       videoNotFound"
    })
    void a_refusal_is_final_and_says_why(String file, Reason reason, String code) {
        for (String operation : List.of("videos.insert", "videos.update")) {
            youtube.standIn.mischief().on(operation).always(StandInAnswer.file(file));

            assertThat(publish("post-" + operation)).isInstanceOfSatisfying(Rejected.class, rejected -> {
                assertThat(rejected.reason()).isEqualTo(reason);
                assertThat(rejected.code()).isEqualTo(code);
                assertThat(rejected.explanation()).isNotBlank().doesNotContain("<");
            });
            youtube.standIn.mischief().none();
        }
        assertThat(youtube.standIn.posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"token-400-revoked.json, invalid_grant", "token-401-client.json, invalid_client"})
    void a_login_that_is_refused_is_for_a_person(String file, String code) {
        youtube.standIn.mischief().on("oauth.token").always(StandInAnswer.file(file));

        assertThat(publish("a")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS);
            assertThat(rejected.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"videos-403-quota.json", "videos-403-daily-limit.json"})
    void a_project_without_quota_waits_until_midnight_in_california(String file) {
        youtube.standIn.mischief().on("videos.insert").next(StandInAnswer.file(file));

        assertThat(publish("a")).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.cause()).isEqualTo(Cause.RATE_LIMITED);
            assertThat(deferred.notBefore()).isEqualTo(Instant.parse("2026-11-10T08:00:00Z"));
        });
    }

    @Test
    void a_channel_that_uploaded_too_much_waits_a_day() {
        youtube.standIn.mischief().on("videos.insert").next(StandInAnswer.file("videos-400-upload-limit.json"));

        assertThat(publish("a"))
                .isEqualTo(new Deferred(
                        Cause.RATE_LIMITED, TestYouTube.NINE.plus(Duration.ofDays(1)), "uploadLimitExceeded"));
    }

    @ParameterizedTest
    @CsvSource({
        "videos-403-rate.json,      rateLimitExceeded",
        "videos-403-user-rate.json, userRateLimitExceeded",
        "videos-429-rate.json,      429"
    })
    void too_fast_leaves_the_wait_to_the_queue_where_none_is_named(String file, String code) {
        youtube.standIn.mischief().on("videos.insert").next(StandInAnswer.file(file));

        assertThat(publish("a")).isEqualTo(new Deferred(Cause.RATE_LIMITED, null, code));
        assertThat(publish("a")).isInstanceOf(Published.class);
    }

    @ParameterizedTest
    @CsvSource({
        "videos-500-internal.json, internalError",
        "videos-503-backend.json,  backendError",
        "videos-502-proxy.html,    502"
    })
    void a_failing_server_is_tried_again(String file, String code) {
        youtube.standIn.mischief().on("videos.insert").next(StandInAnswer.file(file));

        assertThat(publish("a")).isEqualTo(new Deferred(Cause.BUSY, null, code));
        assertThat(publish("a")).isInstanceOf(Published.class);
        assertThat(youtube.standIn.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thumbnails-400-precondition.json",
                "thumbnails-400-image.json",
                "thumbnails-400-format.json",
                "thumbnails-400-tall.json",
                "thumbnails-400-wide.json",
                "thumbnails-429-rate.json",
                "videos-403-permissions.json",
                "videos-503-backend.json"
            })
    void a_thumbnail_that_is_refused_stops_nothing(String file) {
        youtube.standIn.mischief().on("thumbnails.set").always(StandInAnswer.file(file));
        PublishRequest request = youtube.request("a", YouTubeContractTest.everyStep(youtube.messages));

        assertThat(youtube.publish(request)).isInstanceOf(Published.class);
        assertThat(youtube.standIn.thumbnail(youtube.standIn.uploads().getFirst()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "comments-403-disabled.json, CONTENT, commentsDisabled",
        "comments-404-video.json,    DROPPED, videoNotFound",
        "comments-400-text.json,     CONTENT, commentTextTooLong"
    })
    void a_comment_that_is_refused_is_told_with_the_video_live(String file, Reason reason, String code) {
        youtube.standIn.mischief().on("commentThreads.insert").always(StandInAnswer.file(file));
        PublishRequest request = youtube.request("a", YouTubeContractTest.everyStep(youtube.messages));

        assertThat(youtube.publish(request)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo(code);
        });
        assertThat(youtube.standIn.posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"videos-500-internal.json", "videos-503-backend.json", "videos-502-proxy.html"})
    void a_comment_without_a_clear_answer_is_looked_for(String file) {
        youtube.standIn.mischief().on("commentThreads.insert").next(StandInAnswer.file(file));
        PublishRequest request = youtube.request("a", YouTubeContractTest.everyStep(youtube.messages));

        assertThat(youtube.publish(request)).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "failed,   codec,                    CONTENT",
        "rejected, duplicate,                DROPPED",
        "rejected, copyright,                DROPPED",
        "rejected, uploaderAccountSuspended, FORBIDDEN",
        "deleted,  '',                       DROPPED"
    })
    void a_video_youtube_does_not_take_is_told_with_its_reason(String status, String reason, Reason means) {
        youtube.standIn.ends(status, reason);

        assertThat(publish("a")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(means);
            assertThat(rejected.code()).isEqualTo(reason.isEmpty() ? status : reason);
        });
        assertThat(youtube.standIn.posts()).isEmpty();
    }

    private PublishOutcome publish(String key) {
        return youtube.publish(youtube.request(key, youtube.video("Hallo Soest")));
    }
}
