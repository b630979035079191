/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each documented error means when a post is sent; every row is a recorded body. */
class ErrorTableTest {

    private final TestBluesky bluesky = new TestBluesky();

    @AfterEach
    void close() {
        bluesky.close();
    }

    @ParameterizedTest
    @CsvSource({
        "putRecord-400-too-long.json,      CONTENT,       InvalidRequest",
        "putRecord-400-record-key.json,    CONTENT,       InvalidRequest",
        "putRecord-400-blob.json,          CONTENT,       BlobNotFound",
        "putRecord-400-blob-type.json,     CONTENT,       InvalidMimeType",
        "putRecord-400-blob-size.json,     CONTENT,       InvalidSize",
        "putRecord-400-expired.json,       CREDENTIALS,   ExpiredToken",
        "putRecord-400-invalid-token.json, CREDENTIALS,   InvalidToken",
        "refreshSession-400-revoked.json,  CREDENTIALS,   ExpiredToken",
        "createSession-401-password.json,  CREDENTIALS,   AuthenticationRequired",
        "createSession-401-factor.json,    CREDENTIALS,   AuthFactorTokenRequired",
        "putRecord-401-missing.json,       CREDENTIALS,   AuthMissing",
        "createSession-401-takedown.json,  FORBIDDEN,     AccountTakedown",
        "putRecord-401-deactivated.json,   FORBIDDEN,     AccountDeactivated",
        "putRecord-403-forbidden.json,     CREDENTIALS,   Forbidden",
        "putRecord-403-account.json,       CREDENTIALS,   AccountNotFound",
        "putRecord-403-proxy.html,         FORBIDDEN,     403",
        "putRecord-404-method.json,        CONFIGURATION, XRPCNotSupported",
        "putRecord-404-proxy.html,         CONFIGURATION, 404",
        "putRecord-406-type.json,          CONTENT,       UnsupportedMediaType",
        "uploadBlob-413-large.json,        CONTENT,       PayloadTooLarge",
        "putRecord-415-type.json,          CONTENT,       UnsupportedMediaType",
        "putRecord-501-method.json,        CONFIGURATION, MethodNotImplemented"
    })
    void a_refusal_is_final_and_says_why(String file, Reason reason, String code) {
        bluesky.standIn.mischief().on("repo.putRecord").always(StandInAnswer.file(file));

        assertThat(publish()).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.explanation()).isNotBlank().doesNotContain("<");
        });
        assertThat(bluesky.standIn.posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "putRecord-500-error.json,     InternalServerError",
        "putRecord-502-upstream.json,  UpstreamFailure",
        "putRecord-502-proxy.html,     502",
        "putRecord-503-resources.json, NotEnoughResources",
        "putRecord-504-upstream.json,  UpstreamTimeout"
    })
    void a_failing_server_that_has_nothing_is_tried_again(String file, String code) {
        bluesky.standIn.mischief().on("repo.putRecord").next(StandInAnswer.file(file));

        assertThat(publish()).isEqualTo(new Deferred(Cause.BUSY, null, code));
        assertThat(publish()).isInstanceOf(Published.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"putRecord-500-error.json", "putRecord-502-proxy.html", "putRecord-504-upstream.json"})
    void a_failing_server_that_cannot_be_asked_leaves_it_open(String file) {
        bluesky.standIn.mischief().on("repo.putRecord").next(StandInAnswer.file(file));
        bluesky.standIn.mischief().on("repo.getRecord").next(StandInAnswer.file(file));

        assertThat(publish()).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void a_busy_server_s_wait_is_kept() {
        bluesky.standIn
                .mischief()
                .on("repo.putRecord")
                .next(StandInAnswer.file("putRecord-503-resources.json").header("Retry-After", "120"));

        assertThat(publish()).isEqualTo(new Deferred(Cause.BUSY, in(Duration.ofMinutes(2)), "NotEnoughResources"));
    }

    @Test
    void a_limit_waits_until_its_reset() {
        assertThat(limited(null, in(Duration.ofMinutes(50)))).isEqualTo(in(Duration.ofMinutes(50)));
    }

    @Test
    void a_limit_waits_for_the_longer_of_two_waits() {
        assertThat(limited("290", in(Duration.ofMinutes(50)))).isEqualTo(in(Duration.ofMinutes(50)));
        assertThat(limited("3575", in(Duration.ofMinutes(5)))).isEqualTo(in(Duration.ofSeconds(3575)));
    }

    @Test
    void a_reset_that_has_passed_waits_a_minute() {
        assertThat(limited(null, in(Duration.ofMinutes(-5)))).isEqualTo(in(Duration.ofMinutes(1)));
    }

    @Test
    void a_limit_holds_a_day_at_most() {
        assertThat(limited(null, in(Duration.ofDays(30)))).isEqualTo(in(Duration.ofDays(1)));
    }

    @Test
    void a_reset_told_with_a_success_or_a_failure_is_no_wait() {
        String reset = String.valueOf(in(Duration.ofMinutes(50)).getEpochSecond());
        bluesky.standIn
                .mischief()
                .on("repo.putRecord")
                .next(StandInAnswer.file("putRecord-500-error.json").header("RateLimit-Reset", reset));

        assertThat(publish()).isEqualTo(new Deferred(Cause.BUSY, null, "InternalServerError"));
    }

    @Test
    void a_record_that_may_not_be_found_in_two_ways_is_absent() {
        bluesky.standIn.mischief().on("repo.putRecord").next(Kind.RESET_BEFORE);
        bluesky.standIn.mischief().on("repo.getRecord").next(StandInAnswer.file("getRecord-400-could-not-locate.json"));

        assertThat(publish()).isInstanceOf(Deferred.class);
    }

    private Instant limited(String retryAfter, Instant reset) {
        StandInAnswer answer = StandInAnswer.file("putRecord-429-limit.json")
                .header("RateLimit-Reset", String.valueOf(reset.getEpochSecond()));
        bluesky.standIn
                .mischief()
                .on("repo.putRecord")
                .next(retryAfter == null ? answer : answer.header("Retry-After", retryAfter));
        Deferred deferred = (Deferred) publish();
        assertThat(deferred.cause()).isEqualTo(Cause.RATE_LIMITED);
        assertThat(deferred.code()).isEqualTo("429");
        return deferred.notBefore();
    }

    private Instant in(Duration duration) {
        return bluesky.clock.instant().plus(duration);
    }

    private PublishOutcome publish() {
        return bluesky.publish(bluesky.request("5malklug/soest/hallo", TestMessages.text("Hallo Soest")));
    }
}
