/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInPost;
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
class LinkedInAnswersTest {

    private final TestLinkedIn linkedin = new TestLinkedIn();

    @AfterEach
    void stop() {
        linkedin.close();
    }

    @ParameterizedTest
    @CsvSource({
        "posts-400-version-missing.json, CONFIGURATION, VERSION_MISSING",
        "posts-400-too-long.json,        CONTENT,       FIELD_LENGTH_TOO_LONG",
        "posts-400-invalid.json,         CONTENT,       INVALID_VALUE_FOR_FIELD",
        "posts-401-empty.json,           CONFIGURATION, INVALID_ACCESS_TOKEN",
        "posts-401-revoked.json,         CREDENTIALS,   REVOKED_ACCESS_TOKEN",
        "posts-401-expired.json,         CREDENTIALS,   EXPIRED_ACCESS_TOKEN",
        "posts-403-denied.json,          FORBIDDEN,     ACCESS_DENIED",
        "posts-404-not-found.json,       OTHER,         RESOURCE_NOT_FOUND",
        "posts-413-too-large.json,       CONTENT,       413",
        "posts-422-duplicate.json,       CONTENT,       DUPLICATE_POST",
        "posts-422-unprocessable.json,   CONTENT,       UNPROCESSABLE_ENTITY",
        "posts-426-version.json,         CONFIGURATION, NONEXISTENT_VERSION",
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
                "posts-409-conflict.json",
                "posts-500-error.json",
                "posts-502-proxy.html",
                "posts-503-unavailable.json",
                "posts-504-timeout.json",
            })
    void a_post_that_may_be_live_is_unconfirmed(String file) {
        PublishOutcome outcome = posting(StandInAnswer.file(file));

        assertThat(outcome).isInstanceOf(Unconfirmed.class);
        assertThat(((Unconfirmed) outcome).evidence()).startsWith(file.split("-")[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts-409-conflict.json", "posts-502-proxy.html", "posts-503-unavailable.json"})
    void an_upload_without_a_clear_answer_is_tried_again(String file) {
        PublishRequest request = linkedin.request(thread(part("Bild", linkedin.messages.picture("Bild"))));
        linkedin.standIn.mischief().on("images.initialize").next(StandInAnswer.file(file));

        PublishOutcome outcome =
                linkedin.network().publish(request, linkedin.network().start(request));

        assertThat(outcome).isInstanceOf(Deferred.class);
        assertThat(((Deferred) outcome).cause()).isEqualTo(Cause.BUSY);
    }

    @Test
    void a_limit_holds_until_midnight_utc_where_no_wait_is_named() {
        StandInAnswer limited = StandInAnswer.file("posts-429-throttled.json");

        assertThat(posting(limited))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, Instant.parse("2026-11-10T00:00:00Z"), "429"));
        assertThat(posting(limited.header("Retry-After", "600")))
                .isEqualTo(new Deferred(Cause.RATE_LIMITED, TestLinkedIn.NINE.plusSeconds(600), "429"));
    }

    @Test
    void the_refusal_of_a_duplicate_names_the_original() {
        assertThat(posting(StandInAnswer.file("posts-422-duplicate.json")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.explanation()).contains("urn:li:share:7141138937766391808"));
    }

    @Test
    void an_id_may_be_escaped() {
        StandInAnswer answer =
                StandInAnswer.json(201, "").header("x-restli-id", "urn%3Ali%3Ashare%3A6844785523593134080");

        assertThat(((Published) posting(answer)).post().id()).isEqualTo("urn:li:share:6844785523593134080");
    }

    // Duplicates after an attempt without a clear answer

    private Checkpoint repeated(PublishRequest request, Instant unclear) {
        return linkedin.before(LinkedInSteps.POST, request).repeatedAfter(unclear);
    }

    @Test
    void a_duplicate_born_in_the_unclear_attempt_is_ours() {
        PublishRequest request = linkedin.request(text("Schon da?"));
        Checkpoint at = linkedin.before(LinkedInSteps.POST, request);
        linkedin.standIn.mischief().on("posts.create").next(Kind.ACCEPT_AND_DROP);
        linkedin.network().publish(request, at);
        Instant unclear = linkedin.clock.instant();
        linkedin.clock.advance(Duration.ofMinutes(6));

        PublishOutcome outcome = linkedin.network().publish(request, at.repeatedAfter(unclear));

        assertThat(outcome).isInstanceOf(Published.class);
        assertThat(linkedin.standIn.posts())
                .extracting(StandInPost::id)
                .containsExactly(((Published) outcome).post().id());
    }

    @Test
    void a_duplicate_of_something_older_is_not_ours() {
        linkedin.publish(linkedin.request("delivery-0", text("Jede Stunde")));
        linkedin.clock.advance(Duration.ofMinutes(20));
        PublishRequest request = linkedin.request(text("Jede Stunde"));

        PublishOutcome outcome = linkedin.network().publish(request, repeated(request, linkedin.clock.instant()));

        assertThat(outcome).isInstanceOf(Unconfirmed.class);
        assertThat(((Unconfirmed) outcome).evidence()).contains("urn:li:share:");
    }

    @Test
    void a_duplicate_that_is_not_there_is_a_ghost() {
        PublishRequest request = linkedin.request(text("Gelöscht"));
        Checkpoint at = repeated(request, linkedin.clock.instant());
        long born = linkedin.clock.instant().toEpochMilli() << 22;
        linkedin.clock.advance(Duration.ofMinutes(6));
        linkedin.standIn
                .mischief()
                .on("posts.create")
                .next(
                        StandInAnswer.json(
                                422,
                                "{\"message\":\"Content is a duplicate of urn:li:share:" + born
                                        + "\",\"errorDetails\":{\"inputErrors\":[{\"code\":\"DUPLICATE_POST\"}]},\"status\":422}"));

        assertThat(linkedin.network().publish(request, at)).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void the_birth_of_a_post_stands_in_its_number() {
        assertThat(LinkedInAnswers.birth("urn:li:share:7141138937766391808"))
                .isBetween(Instant.parse("2023-12-14T00:00:00Z"), Instant.parse("2023-12-15T23:59:59Z"));
        assertThat(LinkedInAnswers.birth("urn:li:activity:1")).isNull();
    }

    // Comments

    @Test
    void a_post_that_is_not_known_everywhere_yet_is_commented_on_later() {
        linkedin.standIn.knowsPostsLate(1);
        PublishRequest request = linkedin.request(thread(part("Beitrag"), part("Kommentar")));
        Checkpoint at = linkedin.before(LinkedInSteps.COMMENT, request);

        assertThat(linkedin.network().publish(request, at))
                .isEqualTo(new Deferred(Cause.BUSY, linkedin.clock.instant().plusSeconds(10), "404"));
        assertThat(linkedin.goOn(request, at)).isInstanceOf(Published.class);
    }

    @Test
    void a_comment_is_plain_text() {
        linkedin.publish(linkedin.request(thread(part("Beitrag"), part("Mehr (hier): #5malklug"))));

        assertThat(linkedin.standIn.posts().getLast().text()).isEqualTo("Mehr (hier): #5malklug");
    }

    private PublishOutcome posting(StandInAnswer answer) {
        PublishRequest request = linkedin.request(text("Hallo"));
        linkedin.standIn.mischief().on("posts.create").next(answer);
        return linkedin.network().publish(request, linkedin.network().start(request));
    }

    @Test
    void every_recorded_body_proves_something() {
        Set<String> recorded = Stream.of(
                        Objects.requireNonNull(new File("src/test/resources/networks/linkedin/__files").list()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = Stream.of("networks/linkedin", "testing/standin")
                .flatMap(folder ->
                        Stream.of(Objects.requireNonNull(new File("src/test/java/de/malklug/" + folder).listFiles())))
                .flatMap(LinkedInAnswersTest::fileNamesIn)
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
