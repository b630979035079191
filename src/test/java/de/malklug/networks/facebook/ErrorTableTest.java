/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.StandInAnswer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error table, row by row; each row is a recorded body whose name tells endpoint, status and case. */
class ErrorTableTest {

    private final TestFacebook facebook = new TestFacebook();

    @AfterEach
    void close() {
        facebook.close();
    }

    @ParameterizedTest
    @CsvSource({
        "feed-400-token.json,                CREDENTIALS,   190/460",
        "feed-400-token-458.json,            CREDENTIALS,   190/458",
        "feed-400-token-459.json,            CREDENTIALS,   190/459",
        "feed-400-token-463.json,            CREDENTIALS,   190/463",
        "feed-400-token-464.json,            CREDENTIALS,   190/464",
        "feed-400-token-467.json,            CREDENTIALS,   190/467",
        "feed-400-token-492.json,            CREDENTIALS,   190/492",
        "feed-400-session.json,              CREDENTIALS,   102",
        "feed-403-permission.json,           CREDENTIALS,   200",
        "feed-400-permission-withdrawn.json, CREDENTIALS,   10",
        "feed-400-extended-permission.json,  CREDENTIALS,   283",
        "feed-400-capability.json,           CREDENTIALS,   3",
        "feed-400-not-as-page.json,          CREDENTIALS,   1705",
        "feed-400-no-token.json,             CONFIGURATION, 104",
        "feed-400-old-version.json,          CONFIGURATION, 2635",
        "feed-400-proof.json,                CONFIGURATION, 100",
        "feed-404-proxy.html,                CONFIGURATION, 404",
        "feed-400-identity.json,             FORBIDDEN,     368/4854002",
        "feed-400-abusive.json,              FORBIDDEN,     368",
        "feed-400-page-authorisation.json,   FORBIDDEN,     200/1404078",
        "feed-400-account-limited.json,      FORBIDDEN,     200/1404112",
        "feed-400-security-check.json,       FORBIDDEN,     200/1404006",
        "feed-400-parameter.json,            CONTENT,       100",
        "feed-400-missing-parameter.json,    CONTENT,       194",
        "feed-400-empty.json,                CONTENT,       197",
        "feed-400-bad-url.json,              CONTENT,       1500",
        "feed-400-bad-url-form.json,         CONTENT,       100/2061006",
        "feed-400-facebook-link.json,        CONTENT,       100/1609008",
        "feed-400-offensive.json,            CONTENT,       100/1346003",
        "feed-400-standards.json,            CONTENT,       100/1404102",
        "feed-400-invalid-content.json,      CONTENT,       100/1349125",
        "photos-400-too-large.json,          CONTENT,       100/1366046",
        "photos-400-invalid-file.json,       CONTENT,       100/2069019",
        "reels-400-bad-video.json,           CONTENT,       351",
        "reels-400-video-format.json,        CONTENT,       352",
        "reels-400-video-small.json,         CONTENT,       382",
        "reels-400-video-address.json,       CONTENT,       389",
    })
    void a_refusal_is_final_and_says_why(String file, Reason reason, String code) {
        assertThat(hiding(StandInAnswer.file(file))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.explanation()).isNotBlank().doesNotContain("<");
        });
        assertThat(facebook.standIn.posts()).isEmpty();
    }

    @Test
    void a_refusal_keeps_facebook_s_words_and_its_number_for_support() {
        assertThat(hiding(StandInAnswer.file("feed-400-standards.json")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.explanation())
                                .contains("against our Community Standards")
                                .contains("AmFGcW3hwDB7qFbl"));
    }

    @ParameterizedTest
    @CsvSource({
        "feed-400-app-limit.json,       4",
        "feed-400-user-limit.json,      17/2446079",
        "feed-400-page-user-limit.json, 32",
        "feed-400-custom-limit.json,    613",
        "feed-400-post-limit.json,      341",
        "feed-400-page-limit.json,      80001",
    })
    void too_many_calls_wait_as_long_as_the_headers_say(String file, String code) {
        StandInAnswer limited = StandInAnswer.file(file);

        assertThat(hiding(limited)).isEqualTo(new Deferred(Cause.RATE_LIMITED, null, code));
        assertThat(
                        hiding(
                                limited.header(
                                        "X-Business-Use-Case-Usage",
                                        "{\"723701000827665\":[{\"type\":\"pages\",\"call_count\":60,\"estimated_time_to_regain_access\":19}]}")))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, TestFacebook.NOW.plus(Duration.ofMinutes(19)), code));
        assertThat(commenting(limited)).isEqualTo(new Deferred(Cause.RATE_LIMITED, null, code));
    }

    @Test
    void posting_too_fast_waits_for_hours() {
        StandInAnswer tooFast = StandInAnswer.file("feed-400-too-fast.json");

        assertThat(hiding(tooFast))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, TestFacebook.NOW.plus(Duration.ofHours(3)), "368/1390008"));
        assertThat(commenting(tooFast)).isInstanceOf(Deferred.class);
    }

    @ParameterizedTest
    @CsvSource({
        "feed-500-unknown.json,          1/99",
        "feed-500-unexpected.json,       2",
        "feed-503-unavailable.json,      2",
        "feed-502-proxy.html,            502",
        "feed-400-unavailable.json,      100/1363047",
        "feed-400-link-unavailable.json, 100/1609010",
        "reels-400-upload.json,          6000/1363030",
        "reels-400-upload-again.json,    6001",
        "batch-400-failed.json,          960",
    })
    void a_passing_fault_may_be_tried_again_where_nobody_sees_it(String file, String code) {
        assertThat(hiding(StandInAnswer.file(file))).isEqualTo(new Deferred(Cause.BUSY, null, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feed-500-unknown.json",
                "feed-500-unexpected.json",
                "feed-503-unavailable.json",
                "feed-502-proxy.html",
                "feed-404-proxy.html",
                "feed-400-unavailable.json",
                "reels-400-upload.json",
                "update-400-not-visible.json",
                "feed-400-same-content.json",
                "feed-400-duplicate.json",
                "feed-400-abusive.json",
            })
    void a_comment_that_may_be_there_is_looked_for(String file) {
        assertThat(commenting(StandInAnswer.file(file))).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "feed-400-token.json,                CREDENTIALS",
        "feed-400-session.json,              CREDENTIALS",
        "feed-403-permission.json,           CREDENTIALS",
        "feed-400-permission-withdrawn.json, CREDENTIALS",
        "feed-400-parameter.json,            CONTENT",
        "feed-400-missing-parameter.json,    CONTENT",
        "feed-400-empty.json,                CONTENT",
        "feed-400-bad-url.json,              CONTENT",
        "feed-400-standards.json,            CONTENT",
    })
    void a_comment_that_is_surely_refused_is_rejected(String file, Reason reason) {
        assertThat(commenting(StandInAnswer.file(file)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void a_surely_refused_comment_with_a_server_error_is_unclear_all_the_same() {
        assertThat(commenting(StandInAnswer.file(500, "feed-400-permission-withdrawn.json")))
                .isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed-400-duplicate.json", "feed-400-same-content.json", "feed-400-same-photos.json"})
    void a_duplicate_of_something_older_is_rejected(String file) {
        assertThat(hiding(StandInAnswer.file(file)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CONTENT));
    }

    @Test
    void a_link_that_cannot_be_read_is_tried_once_more() {
        facebook.standIn.mischief().on("feed.create").always(StandInAnswer.file("feed-400-link-not-read.json"));
        PublishRequest request = facebook.request(text("Hallo"));

        PublishOutcome first = facebook.take(request, facebook.network.start(request));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Pending.class,
                        again -> assertThat(again.checkAt()).isEqualTo(TestFacebook.NOW.plusSeconds(60)));

        assertThat(facebook.take(request, TestFacebook.next(first)))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("1609005"));
    }

    @Test
    void a_page_that_is_not_visible_is_given_up_after_three_tries() {
        facebook.standIn.mischief().on("feed.create").always(StandInAnswer.file("update-400-not-visible.json"));

        assertThat(facebook.publish(facebook.request(text("Hallo")))).isInstanceOf(Rejected.class);
        assertThat(facebook.standIn.calls("feed.create")).hasSize(3);
        assertThat(facebook.clock.instant()).isEqualTo(TestFacebook.NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void every_recorded_body_proves_a_row() throws IOException {
        Set<String> named = new TreeSet<>();
        List<File> sources = new ArrayList<>();
        for (String folder : List.of("networks/facebook", "testing/standin")) {
            sources.addAll(List.of(new File("src/test/java/de/malklug/" + folder).listFiles()));
        }
        for (File source : sources) {
            named.addAll(Pattern.compile("[a-z]+-\\d{3}-[a-z0-9-]+\\.(?:json|html)")
                    .matcher(Files.readString(source.toPath()))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet()));
        }

        assertThat(named)
                .containsAll(Stream.of(new File("src/test/resources/networks/facebook/__files").list())
                        .toList());
    }

    private PublishOutcome hiding(StandInAnswer answer) {
        facebook.standIn.mischief().on("feed.create").next(answer);
        PublishRequest request = facebook.request(text("Hallo Soest"));
        return facebook.take(request, facebook.network.start(request));
    }

    private PublishOutcome commenting(StandInAnswer answer) {
        facebook.clock.set(TestFacebook.NOW);
        PublishRequest request = facebook.request(thread(part("Beitrag " + facebook.standIn.handled()), part("Dazu")));
        var comment = facebook.before(Course.COMMENT, request);
        facebook.standIn.mischief().on("comments.create").next(answer);
        return facebook.take(request, comment);
    }
}
