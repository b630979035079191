/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.StandInAnswer;
import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error table, row by row; each row is a recorded body whose name tells endpoint, status and case. */
class MastodonAnswersTest {

    private final MastodonServer server = new MastodonServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "statuses-400-parameter.json,      CONTENT",
        "statuses-401-invalid-token.json,  CREDENTIALS",
        "statuses-401-revoked-token.json,  CREDENTIALS",
        "statuses-403-scope.json,          CREDENTIALS",
        "statuses-403-login-disabled.json, CREDENTIALS",
        "statuses-403-not-allowed.json,    FORBIDDEN",
        "statuses-404-record.json,         OTHER",
        "statuses-410-suspended.json,      FORBIDDEN",
        "statuses-422-app-token.json,      CREDENTIALS",
        "statuses-422-blank.json,          CONTENT",
        "statuses-422-too-long.json,       CONTENT",
        "statuses-422-too-many-media.json, CONTENT",
        "statuses-422-media-mix.json,      CONTENT",
    })
    void a_post_that_is_surely_refused_is_rejected(String file, Reason reason) {
        PublishOutcome outcome = posting(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Rejected.class);
        Rejected rejected = (Rejected) outcome;
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.code()).isEqualTo(file.split("-")[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statuses-200-portal.html",
                "statuses-400-already-attached.json",
                "statuses-404-proxy.html",
                "statuses-422-already-attached.json",
                "statuses-422-duplicate-record.json",
                "statuses-500-used-key.json",
                "statuses-502-proxy.html",
                "statuses-503-lock.json",
                "statuses-503-proxy.html",
                "statuses-503-remote-data.json",
                "statuses-504-proxy.html",
            })
    void a_post_that_may_be_live_is_unconfirmed(String file) {
        PublishOutcome outcome = posting(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Unconfirmed.class);
        assertThat(((Unconfirmed) outcome).evidence()).startsWith(file.split("-")[1]);
    }

    @Test
    void an_error_that_is_an_object_is_read_too() {
        assertThat(posting(StandInAnswer.json(400, "{\"error\":{\"message\":\"media x already attached to status\"}}")))
                .isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {303, 408, 599})
    void a_status_nobody_documents_is_unconfirmed(int status) {
        assertThat(posting(StandInAnswer.json(status, ""))).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 406, 415})
    void a_server_without_this_call_is_a_wrong_setting(int status) {
        PublishOutcome outcome = posting(StandInAnswer.json(status, ""));

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CONFIGURATION);
    }

    @Test
    void media_that_is_not_processed_is_waited_for() {
        assertThat(posting(StandInAnswer.file("statuses-422-media-processing.json")))
                .isEqualTo(new Deferred(Cause.PROCESSING, MastodonServer.NOW.plusSeconds(3), "422"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"statuses-429-limit.json", "statuses-429-proxy.html"})
    void a_rate_limit_names_its_wait(String file) {
        StandInAnswer limited = StandInAnswer.file(file);

        assertThat(posting(limited)).isEqualTo(new Deferred(Cause.RATE_LIMITED, null, "429"));
        assertThat(posting(limited.header("X-RateLimit-Reset", "2026-11-09T08:05:00.000000Z")))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, MastodonServer.NOW.plusSeconds(300), "429"));
        assertThat(posting(limited.header("X-RateLimit-Reset", "2026-11-09T07:00:00.000Z")))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, MastodonServer.NOW.plusSeconds(60), "429"));
        assertThat(posting(
                        limited.header("Retry-After", "600").header("X-RateLimit-Reset", "2026-11-09T08:05:00.000Z")))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, MastodonServer.NOW.plusSeconds(600), "429"));
    }

    @Test
    void the_words_of_the_server_explain_a_refusal() {
        assertThat(posting(StandInAnswer.file("statuses-422-too-long.json")))
                .extracting(outcome -> ((Rejected) outcome).explanation())
                .asString()
                .contains("Text character limit of 500 exceeded");
    }

    @Test
    void a_reply_whose_parent_is_gone_stops_the_thread() {
        PublishRequest request = server.request(thread(part("1/2"), part("2/2")));
        Checkpoint second = server.take(request, server.network().start(request), 2);
        server.standIn().mischief().on("statuses.create").next(StandInAnswer.file("statuses-404-parent.json"));

        PublishOutcome outcome = server.network().publish(request, second);

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.PARENT_GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "media-422-type.json,              CONTENT",
        "statuses-401-revoked-token.json,  CREDENTIALS",
        "statuses-403-scope.json,          CREDENTIALS",
        "statuses-403-not-allowed.json,    FORBIDDEN",
        "media-404-record.json,            CONFIGURATION",
    })
    void an_upload_that_is_refused_is_rejected(String file, Reason reason) {
        PublishOutcome outcome = uploading(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statuses-200-portal.html",
                "statuses-500-used-key.json",
                "statuses-502-proxy.html",
                "statuses-503-remote-data.json",
                "statuses-504-proxy.html"
            })
    void an_upload_without_a_clear_answer_may_be_made_again(String file) {
        assertThat(uploading(StandInAnswer.file(file))).isEqualTo(new Deferred(Cause.BUSY, null, file.split("-")[1]));
    }

    @Test
    void every_recorded_body_proves_a_row() {
        Set<String> named = new TreeSet<>();
        for (String source : new String[] {
            "src/test/java/de/malklug/networks/mastodon",
            "src/test/java/de/malklug/testing/standin",
            "src/test/resources/networks/mastodon/mappings"
        }) {
            for (File file : new File(source).listFiles()) {
                named.addAll(MastodonServer.fileNamesIn(file));
            }
        }

        assertThat(named)
                .containsAll(Stream.of(new File("src/test/resources/networks/mastodon/__files").list())
                        .toList());
    }

    private PublishOutcome posting(StandInAnswer answer) {
        server.standIn().mischief().on("statuses.create").next(answer);
        PublishRequest request = server.request(text("Hallo Soest"));
        return server.network().publish(request, server.network().start(request));
    }

    private PublishOutcome uploading(StandInAnswer answer) {
        server.standIn().mischief().on("media.upload").next(answer);
        PublishRequest request =
                server.request(thread(part("Bild", server.messages().picture("Bild"))));
        return server.network().publish(request, server.network().start(request));
    }
}
