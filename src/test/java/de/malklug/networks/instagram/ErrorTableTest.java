/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error table, row by row; each row is a recorded body whose name tells endpoint, status and case. */
class ErrorTableTest {

    private final TestInstagram server = new TestInstagram();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "media-400-thumb-offset.json,           CONTENT,     1/2207057",
        "media-400-trial-reel.json,             CONTENT,     0/2207081",
        "media-400-media-type.json,             CONTENT,     100/2207023",
        "media-400-carousel.json,               CONTENT,     100/2207028",
        "media-400-tag-positions.json,          CONTENT,     100/2207035",
        "media-400-tag-photo.json,              CONTENT,     100/2207036",
        "media-400-product-tag.json,            CONTENT,     100/2207037",
        "media-400-too-many-tags.json,          CONTENT,     100/2207040",
        "media-400-parameter.json,              CONTENT,     100",
        "media-400-video-format.json,           CONTENT,     352/2207026",
        "media-400-image-size.json,             CONTENT,     36000/2207004",
        "media-400-image-format.json,           CONTENT,     36001/2207005",
        "media-400-aspect-ratio.json,           CONTENT,     36003/2207009",
        "media-400-caption-too-long.json,       CONTENT,     36004/2207010",
        "media-400-token.json,                  CREDENTIALS, 190/460",
        "media-403-permission.json,             CREDENTIALS, 10",
        "media-403-permission-missing.json,     CREDENTIALS, 200",
        "media-400-session.json,                CREDENTIALS, 400",
        "media-400-not-business.json,           CREDENTIALS, 400",
        "media-400-not-enough-permissions.json, CREDENTIALS, 400",
        "media-400-restricted.json,             FORBIDDEN,   25/2207050",
        "media-400-capability.json,             FORBIDDEN,   3",
        "publish-400-spam.json,                 FORBIDDEN,   4/2207051",
    })
    void a_container_that_is_refused_for_good_is_rejected(String file, Reason reason, String code) {
        PublishOutcome outcome = creating(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Rejected.class);
        Rejected rejected = (Rejected) outcome;
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.explanation()).contains("A6LJylpZRKw2xKLFsAP-cJh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media-400-download-timeout.json",
                "media-400-server-error.json",
                "media-400-creation-failed.json",
                "media-400-not-visible.json",
                "media-500-unknown.json",
                "media-500-unavailable.json",
                "media-502-proxy.html",
            })
    void a_trouble_that_passes_is_waited_out(String file) {
        assertThat(creating(StandInAnswer.file(file)))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.cause()).isEqualTo(Cause.BUSY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media-400-media-expired.json",
                "media-400-upload-error.json",
                "media-400-upload-failed.json",
                "media-400-video-download.json",
                "media-400-not-fetched.json",
                "media-400-not-found.json",
            })
    void a_trouble_that_may_be_the_files_own_is_tried_once_more(String file) {
        StandInAnswer refusal = StandInAnswer.file(file);
        PublishRequest request = server.showing("Hallo");
        Checkpoint first = server.before(ContainerCourse.CONTAINER, request);
        server.standIn.mischief().on("media.create").always(refusal);

        PublishOutcome again = server.network.publish(request, first);

        assertThat(again).isInstanceOfSatisfying(Pending.class, pending -> {
            assertThat(pending.next().step()).isEqualTo(ContainerCourse.CONTAINER);
            assertThat(pending.checkAt()).isEqualTo(server.clock.instant().plusSeconds(60));
        });
        assertThat(server.network.publish(request, TestInstagram.next(again)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CONTENT));
    }

    @ParameterizedTest
    @CsvSource({"media-400-throttled.json, 80002", "media-400-throttled-app.json, 4"})
    void too_many_calls_are_waited_for_as_long_as_named_or_a_quarter_of_an_hour(String file, String code) {
        StandInAnswer limited = StandInAnswer.file(file);
        String usage = "{\"1784\":[{\"type\":\"instagram\",\"call_count\":40,\"estimated_time_to_regain_access\":19}]}";

        assertThat(creating(limited))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, server.clock.instant().plus(Duration.ofMinutes(15)), code));
        assertThat(creating(limited.header("X-Business-Use-Case-Usage", usage)))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, server.clock.instant().plus(Duration.ofMinutes(19)), code));
    }

    @Test
    void posts_of_a_day_that_are_used_up_are_asked_for_again_after_an_hour() {
        Deferred later =
                new Deferred(Cause.RATE_LIMITED, server.clock.instant().plus(Duration.ofHours(1)), "9/2207042");

        assertThat(creating(StandInAnswer.file("publish-400-daily-limit.json"))).isEqualTo(later);
        assertThat(publishing(StandInAnswer.file("publish-400-daily-limit.json")))
                .isEqualTo(later);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish-400-spam.json",
                "media-400-throttled.json",
                "media-400-throttled-app.json",
                "media-400-restricted.json",
                "media-400-capability.json",
                "media-400-not-visible.json",
                "media-400-parameter.json",
                "media-400-server-error.json",
                "media-400-session.json",
                "media-500-unknown.json",
                "media-500-unavailable.json",
                "media-502-proxy.html",
            })
    void publishing_that_was_answered_like_this_may_have_worked(String file) {
        assertThat(publishing(StandInAnswer.file(file)))
                .isInstanceOfSatisfying(
                        Unconfirmed.class,
                        unclear -> assertThat(unclear.evidence()).startsWith(file.split("-")[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"media-400-token.json", "media-403-permission.json", "media-403-permission-missing.json"})
    void publishing_without_access_surely_did_not_work(String file) {
        assertThat(publishing(StandInAnswer.file(file)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS));
    }

    @Test
    void publishing_too_early_waits_for_the_container() {
        assertThat(publishing(StandInAnswer.file("publish-400-not-ready.json")))
                .isInstanceOfSatisfying(Pending.class, pending -> {
                    assertThat(pending.next().step()).isEqualTo(ContainerCourse.READY);
                    assertThat(pending.next().repeatable()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"media-400-not-found.json", "publish-400-expired.json"})
    void a_container_that_is_said_to_be_missing_is_published_again_a_little_later(String file) {
        assertThat(publishing(StandInAnswer.file(file))).isInstanceOfSatisfying(Pending.class, pending -> {
            assertThat(pending.next().step()).isEqualTo(ContainerCourse.PUBLISH);
            assertThat(pending.next().repeatable()).isFalse();
            assertThat(pending.checkAt()).isEqualTo(server.clock.instant().plusSeconds(30));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"insights-400-viewers.json", "insights-400-metric.json"})
    void figures_that_a_post_does_not_have_leave_the_plain_ones(String file) {
        String id = ((PublishOutcome.Published) server.publish(server.showing("Hallo")))
                .post()
                .id();
        server.standIn.mischief().on("media.figures").next(StandInAnswer.file(file));

        var reading = server.network.read(server.account(), List.of(id)).get(id);

        assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(0));
        assertThat(reading.value(Metric.REACH)).isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    @Test
    void figures_without_access_are_unavailable() {
        server.standIn.mischief().on("media.figures").always(StandInAnswer.file("media-400-token.json"));

        assertThatThrownBy(() -> server.network.read(server.account(), List.of("17")))
                .isInstanceOf(EngagementUnavailable.class)
                .hasMessageContaining("190/460");
    }

    @ParameterizedTest
    @CsvSource({
        "Error: Media upload has failed with error code 2207026, false",
        "Error: Media upload has failed with error code 2207009, false",
        "Error: Media upload has failed with error code 2207053, true",
        "Error: Media upload has failed with error code 2207077, true",
        "Something nobody documents, true",
    })
    void a_container_that_failed_is_made_anew_unless_its_media_is_bad(String words, boolean anew) {
        PublishRequest request = server.showing("Hallo");
        Checkpoint at = server.before(ContainerCourse.READY, request);
        server.standIn
                .mischief()
                .on("container.status")
                .next(StandInAnswer.json(200, "{\"status_code\":\"ERROR\",\"status\":\"" + words + "\",\"id\":\"1\"}"));

        assertThat(server.network.publish(request, at)).isInstanceOf(anew ? Pending.class : Rejected.class);
    }

    @Test
    void every_recorded_body_proves_a_row() throws IOException {
        String named = Files.readString(Path.of("src/test/java/de/malklug/networks/instagram/ErrorTableTest.java"));
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/networks/instagram/__files"))) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(named).contains(file));
        }
    }

    private PublishOutcome creating(StandInAnswer answer) {
        PublishRequest request = server.showing("Hallo Soest");
        Checkpoint at = server.before(ContainerCourse.CONTAINER, request);
        server.standIn.mischief().on("media.create").next(answer);
        return server.network.publish(request, at);
    }

    private PublishOutcome publishing(StandInAnswer answer) {
        PublishRequest request = server.showing("Hallo Soest");
        Checkpoint at = server.before(ContainerCourse.PUBLISH, request);
        server.standIn.mischief().on("media.publish").next(answer);
        return server.network.publish(request, at);
    }
}
