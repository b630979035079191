/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.testing.LogWatch;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.StaticMessageSource;

class CampaignWatchTest {

    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private final TestDatabase database = TestDatabase.sqlite();
    private final SettableClock clock = new SettableClock(START);
    private final TestAccounts accounts = new TestAccounts().of("soest", "mastodon");
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final StaticMessageSource messages = new StaticMessageSource();

    @TempDir
    Path folder;

    private TestCampaign files;
    private TestEditorial editorial;
    private CampaignWatch watch;

    @BeforeEach
    void open() {
        files = TestCampaign.in(folder).posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        messages.addMessage("problem.unknown-key", Locale.GERMANY, "„{0}“ kennt malklug nicht.");
        editorial = new TestEditorial(database, folder, accounts, clock);
        watch = new CampaignWatch(
                editorial.imports(release -> () -> {
                    tries.incrementAndGet();
                    if (broken.get()) {
                        throw new IllegalStateException("The disk is full");
                    }
                    released.incrementAndGet();
                    return ReleaseChanges.NONE;
                }),
                new EditorialSettings(folder, null, Duration.ofMillis(20)),
                messages,
                clock);
    }

    @AfterEach
    void close() {
        watch.stop();
        database.close();
    }

    @Test
    void takes_up_the_files_at_the_first_look() {
        watch.look();

        assertThat(released).hasValue(1);
        assertThat(watch.last()).isNotNull();
        assertThat(watch.last().at()).isEqualTo(START);
        assertThat(watch.problems()).isEmpty();
    }

    @Test
    void a_change_is_taken_up_once_the_files_stay_the_same_between_two_looks() {
        watch.look();
        files.posts("soest", approved("a", "2026-11-09T09:00", "Halb ges"));
        watch.look();
        assertThat(released).hasValue(1);
        files.posts("soest", approved("a", "2026-11-09T09:00", "Halb geschrieben und dann ganz"));
        watch.look();
        assertThat(released).hasValue(1);

        watch.look();
        assertThat(released).hasValue(2);
        watch.look();
        assertThat(released).hasValue(2);
    }

    @Test
    void notices_a_file_put_in_the_place_of_another_of_the_same_size_and_time() throws IOException {
        Path file = files.folder().resolve("soest.yaml");
        watch.look();
        FileTime time = Files.getLastModifiedTime(file);
        Path other = Files.writeString(
                folder.resolve(".draft"), Files.readString(file).replace("Eins", "Zwei"));
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        looks(2);

        assertThat(released).hasValue(2);
    }

    @Test
    void tells_each_problem_once_and_that_it_is_solved() {
        try (LogWatch log = LogWatch.open()) {
            files.posts("soest", "{ id: a, at: 2026-11-09T09:00, txet: Eins, text: Eins }");
            watch.look();
            watch.look();
            files.posts("soest", "{ id: a, at: 2026-11-09T09:00, txet: Eins, text: Zwei }");
            watch.look();
            watch.look();

            assertThat(watch.problems()).isNotEmpty();
            assertThat(log.text().lines().toList())
                    .filteredOn(line -> line.contains("txet"))
                    .singleElement()
                    .asString()
                    .contains("soest.yaml:3");

            files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
            watch.look();
            watch.look();
            assertThat(watch.problems()).isEmpty();
            assertThat(log.text().lines().toList()).anyMatch(line -> line.contains("solved"));
        }
    }

    @Test
    void an_import_that_fails_is_tried_again_after_a_while_and_told_once() {
        try (LogWatch log = LogWatch.open()) {
            broken.set(true);
            looks(50);
            assertThat(log.text().lines().toList())
                    .filteredOn(line -> line.contains("could not be taken up"))
                    .hasSize(1);
            assertThat(watch.last()).isNull();
            assertThat(tries).hasValueBetween(2, 4);

            broken.set(false);
            looks(20);
            assertThat(released).hasValue(1);
        }
    }

    @Test
    void an_import_that_failed_is_tried_again_at_once_when_something_changes() {
        broken.set(true);
        looks(2);
        broken.set(false);
        files.posts("soest", approved("a", "2026-11-09T09:00", "Anders"));
        looks(2);

        assertThat(released).hasValue(1);
    }

    private void looks(int count) {
        for (int i = 0; i < count; i++) {
            watch.look();
        }
    }

    @Test
    void notices_another_account_and_a_campaign_moved_by_another_process() {
        watch.look();
        accounts.of("soest", "bluesky");
        watch.look();
        watch.look();
        assertThat(released).hasValue(2);

        editorial
                .imports(release -> () -> ReleaseChanges.NONE, "2026-12-01T10:00")
                .run();
        watch.look();
        watch.look();
        assertThat(released).as("the other process already did it").hasValue(2);
    }

    @Test
    void looks_by_itself_once_started_and_no_more_when_stopped() {
        watch.start();
        assertThat(watch.isRunning()).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> released.get() == 1);
        files.posts("soest", approved("b", "2026-11-09T09:00", "Zwei"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> editorial
                        .posts
                        .find(new CampaignId("5malklug"), new MunicipalityId("soest"), new PostId("b"))
                        .isPresent());
        assertThat(released).hasValue(2);

        watch.stop();
        assertThat(watch.isRunning()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContainAnyElementsOf(List.of("campaign-watch"));
    }
}
