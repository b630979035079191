/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
class XAnswersTest {

    private final TestX x = new TestX();

    @AfterEach
    void stop() {
        x.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tweets-400-field.json,          CONTENT,       invalid-request",
        "tweets-400-link.json,           CONTENT,       invalid-request",
        "tweets-402-credits.json,        PAYMENT,       credits",
        "tweets-403-duplicate.json,      CONTENT,       403",
        "tweets-403-duplicate-187.json,  CONTENT,       403",
        "tweets-403-not-permitted.json,  FORBIDDEN,     403",
        "tweets-403-reply.json,          FORBIDDEN,     403",
        "tweets-403-cashtags.json,       CONTENT,       403",
        "tweets-403-video.json,          CONTENT,       403",
        "tweets-403-app-only.json,       CONFIGURATION, unsupported-authentication",
        "tweets-403-client.json,         CONFIGURATION, client-forbidden",
        "tweets-403-permissions.json,    CREDENTIALS,   oauth1-permissions",
        "tweets-403-suspended.json,      FORBIDDEN,     403",
        "tweets-404-not-found.json,      CONFIGURATION, resource-not-found",
    })
    void a_post_that_is_surely_refused_is_rejected(String file, Reason reason, String code) {
        PublishOutcome outcome = posting(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(reason);
        assertThat(((Rejected) outcome).code()).isEqualTo(code);
        assertThat(((Rejected) outcome).explanation()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tweets-409-conflict.json",
                "tweets-500-error.json",
                "tweets-502-proxy.html",
                "tweets-503-overloaded.json",
            })
    void a_post_that_may_be_live_is_unconfirmed(String file) {
        PublishOutcome outcome = posting(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Unconfirmed.class);
        assertThat(((Unconfirmed) outcome).evidence()).startsWith(file.split("-")[1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {303, 408, 599})
    void a_status_nobody_documents_is_unconfirmed(int status) {
        assertThat(posting(StandInAnswer.json(status, ""))).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void a_page_of_an_intermediary_says_nothing_about_the_post() {
        assertThat(posting(StandInAnswer.html(403, "<html>Blocked</html>"))).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void a_duplicate_after_an_unclear_attempt_is_evidence_that_it_is_there() {
        PublishRequest request = x.request(text("Zweimal?"));
        Checkpoint again = x.before(XSteps.POST, request).repeatedAfter(x.clock.instant());
        x.standIn.mischief().on("tweets.create").next(StandInAnswer.file("tweets-403-duplicate.json"));

        PublishOutcome outcome = x.network().publish(request, again);

        assertThat(outcome).isInstanceOf(Unconfirmed.class);
        assertThat(((Unconfirmed) outcome).evidence()).contains("duplicate content");
    }

    @Test
    void an_access_token_that_is_refused_is_renewed_once() {
        PublishRequest request = x.request(text("Hallo"));
        Checkpoint posting = x.before(XSteps.POST, request);
        int exchanges = x.standIn.calls("oauth2.token").size();
        x.standIn.mischief().on("tweets.create").next(StandInAnswer.file("tweets-401-unauthorized.json"));

        assertThat(x.network().publish(request, posting)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(x.standIn.calls("oauth2.token")).hasSize(exchanges + 1);
        assertThat(x.standIn.posts()).hasSize(1);
    }

    @Test
    void an_access_token_that_is_refused_again_needs_a_person() {
        PublishRequest request = x.request(text("Hallo"));
        Checkpoint posting = x.before(XSteps.POST, request);
        x.standIn.mischief().on("tweets.create").always(StandInAnswer.file("tweets-401-unauthorized.json"));

        PublishOutcome outcome = x.network().publish(request, posting);

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CREDENTIALS);
        assertThat(x.standIn.calls("tweets.create")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tweets-429-limit.json", "tweets-429-code-88.json"})
    void a_rate_limit_names_its_wait(String file) {
        StandInAnswer limited = StandInAnswer.file(file);
        Instant now = x.clock.instant();

        assertThat(posting(limited)).isEqualTo(new Deferred(Cause.RATE_LIMITED, null, "429"));
        assertThat(posting(limited.header("x-rate-limit-reset", epoch(now.plusSeconds(300)))))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, now.plusSeconds(300), "429"));
        assertThat(posting(limited.header("x-rate-limit-reset", epoch(now.minusSeconds(5)))))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, now.plusSeconds(60), "429"));
        assertThat(posting(limited.header("x-rate-limit-reset", epoch(now.plusSeconds(300)))
                        .header("x-user-limit-24hour-remaining", "0")
                        .header("x-user-limit-24hour-reset", epoch(now.plusSeconds(3_000)))
                        .header("x-app-limit-24hour-remaining", "7")
                        .header("x-app-limit-24hour-reset", epoch(now.plusSeconds(9_000)))))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, now.plusSeconds(3_000), "429"));
    }

    private static String epoch(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }

    @Test
    void a_spent_budget_is_waited_for_until_its_period_ends() {
        assertThat(posting(StandInAnswer.file("tweets-429-capped.json")))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, Instant.parse("2026-11-10T00:00:00Z"), "429"));
        assertThat(posting(StandInAnswer.file("tweets-429-capped-month.json")))
                .as("no wait is longer than a day")
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, TestX.NINE.plus(Duration.ofDays(1)), "429"));
    }

    @Test
    void a_reply_whose_parent_is_gone_stops_the_thread() {
        PublishRequest request = x.request(thread(part("1/2"), part("2/2")));
        Checkpoint second = x.before(XSteps.POST, request);
        second = TestX.next(x.network().publish(request, second));
        x.standIn.mischief().on("tweets.create").next(StandInAnswer.file("tweets-404-not-found.json"));

        PublishOutcome outcome = x.network().publish(request, second);

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.PARENT_GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "upload-400-type.json,      CONTENT",
        "append-413-too-large.json, CONTENT",
        "tweets-402-credits.json,   PAYMENT",
        "tweets-403-suspended.json, FORBIDDEN",
        "tweets-404-not-found.json, CONFIGURATION",
    })
    void an_upload_that_is_refused_is_rejected(String file, Reason reason) {
        PublishOutcome outcome = uploading(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tweets-409-conflict.json",
                "tweets-500-error.json",
                "tweets-502-proxy.html",
                "tweets-503-overloaded.json",
            })
    void an_upload_without_a_clear_answer_is_tried_again(String file) {
        PublishOutcome outcome = uploading(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Deferred.class);
        assertThat(((Deferred) outcome).cause()).isEqualTo(Cause.BUSY);
    }

    private PublishOutcome posting(StandInAnswer answer) {
        PublishRequest request = x.request(text("Hallo"));
        Checkpoint at = x.before(XSteps.POST, request);
        x.standIn.mischief().on("tweets.create").next(answer);
        return x.network().publish(request, at);
    }

    private PublishOutcome uploading(StandInAnswer answer) {
        PublishRequest request = x.request(thread(part("Bild", x.messages.picture("Bild"))));
        Checkpoint at = x.before(XMedia.UPLOAD, request);
        x.standIn.mischief().on("media.upload").next(answer);
        return x.network().publish(request, at);
    }

    @Test
    void every_recorded_body_proves_something() {
        Set<String> recorded = Stream.of(
                        Objects.requireNonNull(new File("src/test/resources/networks/x/__files").list()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = Stream.of("networks/x", "testing/standin")
                .flatMap(folder ->
                        Stream.of(Objects.requireNonNull(new File("src/test/java/de/malklug/" + folder).listFiles())))
                .flatMap(XAnswersTest::fileNamesIn)
                .collect(Collectors.toSet());

        assertThat(used).containsAll(recorded);
    }

    private static Stream<String> fileNamesIn(File source) {
        try {
            return Pattern.compile("[a-z]+-\\d{3}-[a-z0-9-]+\\.(?:json|html)")
                    .matcher(Files.readString(source.toPath()))
                    .results()
                    .map(MatchResult::group);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
