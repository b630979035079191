/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.testing.standin.StandInAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error table, row by row; each row is a recorded body whose name tells endpoint, status and case. */
class ErrorTableTest {

    private final TestThreads server = new TestThreads();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "threads-400-too-long.json,           CONTENT,     100",
        "threads-400-parameter.json,          CONTENT,     100",
        "threads-400-token.json,              CREDENTIALS, 190/463",
        "threads-401-token.json,              CREDENTIALS, 190",
        "threads-403-permission.json,         CREDENTIALS, 10",
        "threads-403-permission-missing.json, CREDENTIALS, 200",
        "threads-400-restricted.json,         FORBIDDEN,   0/4279013",
        "threads-400-spam.json,               FORBIDDEN,   0/2207051",
    })
    void a_container_that_is_refused_for_good_is_rejected(String file, Reason reason, String code) {
        assertThat(creating(StandInAnswer.file(file))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threads-400-not-visible.json",
                "threads-500-permission.json",
                "threads-500-unknown.json",
                "threads-503-unavailable.json",
            })
    void a_trouble_that_passes_is_waited_out(String file) {
        assertThat(creating(StandInAnswer.file(file)))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.cause()).isEqualTo(Cause.BUSY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads-400-not-fetched.json", "publish-400-missing.json"})
    void media_that_could_not_be_fetched_is_tried_once_more(String file) {
        PublishRequest request = server.request(text("Hallo"));
        server.standIn.mischief().on("threads.create").always(StandInAnswer.file(file));

        PublishOutcome again = server.network.publish(request, server.network.start(request));

        assertThat(again).isInstanceOf(Pending.class);
        assertThat(server.network.publish(request, TestThreads.next(again))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "threads-400-throttled.json,     80016",
        "threads-400-throttled-app.json, 4",
        "threads-429-throttled.json,     32"
    })
    void too_many_calls_are_waited_for(String file, String code) {
        assertThat(creating(StandInAnswer.file(file)))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, server.clock.instant().plus(Duration.ofMinutes(5)), code));
    }

    @Test
    void posts_of_a_day_that_are_used_up_are_asked_for_again_after_an_hour() {
        assertThat(publishing(StandInAnswer.file("publish-400-daily-limit.json")))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, server.clock.instant().plus(Duration.ofHours(1)), "9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threads-500-permission.json",
                "threads-500-unknown.json",
                "threads-503-unavailable.json",
                "threads-400-spam.json",
                "threads-400-restricted.json",
                "threads-400-throttled.json",
                "threads-400-throttled-app.json",
                "threads-429-throttled.json",
                "threads-400-parameter.json",
                "threads-400-not-visible.json",
            })
    void publishing_that_was_answered_like_this_may_have_worked(String file) {
        assertThat(publishing(StandInAnswer.file(file))).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threads-400-token.json",
                "threads-401-token.json",
                "threads-403-permission.json",
                "threads-403-permission-missing.json"
            })
    void publishing_without_access_surely_did_not_work(String file) {
        assertThat(publishing(StandInAnswer.file(file)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS));
    }

    @Test
    void an_id_that_is_a_post_and_not_a_container_proves_nothing() {
        PublishRequest request = server.request(text("Hallo"));
        Checkpoint at = server.before(ContainerCourse.READY, request);
        server.standIn.mischief().on("container.status").next(StandInAnswer.file("container-400-no-status.json"));

        assertThat(server.network.publish(request, at)).isInstanceOf(Deferred.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED_DOWNLOADING_VIDEO, true",
        "UNKNOWN,                  true",
        "FAILED_PROCESSING_AUDIO,  false",
        "FAILED_PROCESSING_VIDEO,  false",
        "INVALID_ASPEC_RATIO,      false",
        "INVALID_BIT_RATE,         false",
        "INVALID_DURATION,         false",
        "INVALID_FRAME_RATE,       false",
        "INVALID_AUDIO_CHANNELS,   false",
    })
    void a_container_that_failed_is_made_anew_unless_its_media_is_bad(String words, boolean anew) {
        PublishRequest request = server.request(text("Hallo"));
        Checkpoint at = server.before(ContainerCourse.READY, request);
        server.standIn
                .mischief()
                .on("container.status")
                .next(StandInAnswer.json(
                        200, "{\"status\":\"ERROR\",\"id\":\"1\",\"error_message\":\"" + words + "\"}"));

        assertThat(server.network.publish(request, at)).isInstanceOf(anew ? Pending.class : Rejected.class);
    }

    @Test
    void every_recorded_body_proves_a_row() throws IOException {
        String named = Files.readString(Path.of("src/test/java/de/malklug/networks/threads/ErrorTableTest.java"));
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/networks/threads/__files"))) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(named).contains(file));
        }
    }

    private PublishOutcome creating(StandInAnswer answer) {
        PublishRequest request = server.request(text("Hallo Soest"));
        server.standIn.mischief().on("threads.create").next(answer);
        return server.network.publish(request, server.network.start(request));
    }

    private PublishOutcome publishing(StandInAnswer answer) {
        PublishRequest request = server.request(text("Hallo Soest"));
        Checkpoint at = server.before(ContainerCourse.PUBLISH, request);
        server.standIn.mischief().on("threads.publish").next(answer);
        return server.network.publish(request, at);
    }
}
