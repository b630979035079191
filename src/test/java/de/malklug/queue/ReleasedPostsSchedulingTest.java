/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignProblem;
import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.ImportResult;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.editorial.ReleaseListener;
import de.malklug.editorial.TestEditorial;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From campaign files to the ledger. */
@OnBothDatabases
class ReleasedPostsSchedulingTest {

    private final TestDatabase database;
    private final TestAccounts accounts =
            new TestAccounts().of("soest", "mastodon", "bluesky").of("olpe", "mastodon");

    @TempDir
    Path folder;

    private TestCampaign files;
    private TestQueue queue;
    private TestEditorial editorial;
    private ReleasedPostsScheduling scheduling;
    private CampaignImport imports;

    ReleasedPostsSchedulingTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        files = TestCampaign.in(folder).posts("olpe");
        queue = new TestQueue(database);
        editorial = new TestEditorial(database, folder, accounts, queue.clock);
        scheduling = queue.scheduling(editorial.networks, accounts);
        imports = editorial.imports(scheduling);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void released_posts_become_deliveries() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"), "{ id: b, at: 2026-11-09T09:00, text: Zwei }");

        ReleaseChanges changes = changes(imports.run());

        assertThat(changes).isEqualTo(new ReleaseChanges(2, 0, 0, 0, 0, List.of()));
        assertThat(queue.deliveries.page(DeliveryFilter.ALL, null, 9).items())
                .extracting(Delivery::account)
                .containsExactlyInAnyOrder("soest-mastodon", "soest-bluesky");
        assertThat(queue.of("a").status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(queue.of("a").dueAt()).isEqualTo("2026-11-09T08:00:00Z");
        assertThat(queue.slotsSet).containsExactly(TestQueue.NINE);
    }

    @Test
    void a_removed_post_is_withdrawn_and_comes_back_when_it_does() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        files.posts("soest");
        assertThat(changes(imports.run()).withdrawn()).isEqualTo(2);
        assertThat(queue.of("a").status()).isEqualTo(DeliveryStatus.CANCELLED);

        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        assertThat(queue.of("a").status()).isEqualTo(DeliveryStatus.SCHEDULED);
    }

    @Test
    void a_post_that_is_no_longer_approved_is_withdrawn() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins").replace("approved", "draft"));

        assertThat(changes(imports.run()).withdrawn()).isEqualTo(2);
    }

    @Test
    void a_file_with_errors_changes_nothing_that_is_scheduled() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"), approved("b", "2026-11-09T10:00", "Zwei"));
        imports.run();
        List<Delivery> before =
                queue.deliveries.page(DeliveryFilter.ALL, null, 9).items();
        files.posts("soest", approved("a", "2026-11-09T12:00", "Anders"), "{ id: c, at: nie }");

        ImportResult result = imports.run();

        assertThat(result.hasErrors()).isTrue();
        assertThat(queue.deliveries.page(DeliveryFilter.ALL, null, 9).items()).isEqualTo(before);
    }

    @Test
    void when_all_accounts_vanish_nothing_is_withdrawn() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        accounts.remove("soest-mastodon");
        accounts.remove("soest-bluesky");

        ImportResult result = imports.run();

        assertThat(result.problems()).anyMatch(CampaignProblem::isError);
        assertThat(queue.of("a").status()).isEqualTo(DeliveryStatus.SCHEDULED);
    }

    @Test
    void an_account_that_is_taken_out_gets_nothing_more() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        accounts.remove("soest-bluesky");

        assertThat(changes(imports.run()).withdrawn()).isEqualTo(1);
        assertThat(queue.deliveries
                        .page(DeliveryFilter.ALL.being(DeliveryStatus.SCHEDULED), null, 9)
                        .items())
                .extracting(Delivery::account)
                .containsExactly("soest-mastodon");
    }

    @Test
    void moving_the_campaign_moves_what_is_not_sent_and_leaves_what_is() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"), approved("b", "2026-11-10T09:00", "Zwei"));
        imports.run();
        queue.clock.set(TestQueue.NINE);
        queue.runDue();
        assertThat(queue.of("a").status()).isEqualTo(DeliveryStatus.PUBLISHED);

        ReleaseChanges changes =
                changes(editorial.imports(scheduling, "2026-11-19T10:00").run());

        assertThat(changes.changed()).isEqualTo(2);
        assertThat(changes.alreadySent()).isEqualTo(2);
        assertThat(queue.of("b").dueAt()).isEqualTo("2026-11-11T08:00:00Z");
        assertThat(queue.of("a").dueAt()).isEqualTo(TestQueue.NINE);
    }

    @Test
    void a_person_moving_a_delivery_is_not_overruled_by_the_next_import() {
        files.posts("soest", "{ id: a, at: 2026-11-09T09:00, status: approved, text: Eins, on: [mastodon] }");
        imports.run();
        Instant elsewhere = TestQueue.NINE.plus(Duration.ofHours(3));
        queue.decisions.moveTo(queue.only().id(), queue.only().version(), elsewhere, TestQueue.person("anna"));
        files.posts("olpe", approved("b", "2026-11-09T10:00", "Zwei"));
        imports.run();

        assertThat(queue.of("a").dueAt()).isEqualTo(elsewhere);
    }

    @Test
    void two_processes_that_take_up_the_same_files_at_once_schedule_everything_once() throws Exception {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            posts.add(approved("p" + i, "2026-11-09T09:00", "Beitrag " + i));
        }
        files.posts("soest", posts.toArray(String[]::new));

        List<ImportResult> results = atOnce(
                editorial.imports(scheduling)::run,
                new TestEditorial(database, folder, accounts, queue.clock).imports(scheduling)::run);

        assertThat(results).noneMatch(ImportResult::hasErrors);
        assertThat(queue.deliveries.countByStatus(DeliveryFilter.ALL).get(DeliveryStatus.SCHEDULED))
                .isEqualTo(400);
        assertThat(queue.deliveries.page(DeliveryFilter.ALL, null, 1_000).items())
                .allSatisfy(each -> assertThat(each.version()).isEqualTo(1));
        assertThat(imports.run().unchanged()).isTrue();
    }

    @Test
    void a_preview_tells_what_would_change_and_changes_nothing() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"), approved("b", "2026-11-09T10:00", "Zwei"));
        imports.run();
        files.posts("soest", approved("a", "2026-11-09T09:30", "Eins"), approved("c", "2026-11-09T11:00", "Drei"));

        PlanPreview.Preview preview = new PlanPreview(imports, scheduling, queue.ledger).preview();

        assertThat(preview.hasErrors()).isFalse();
        PlanPreview.CampaignPreview campaign = preview.campaigns().getFirst();
        assertThat(campaign.plan().deliveries()).hasSize(4);
        assertThat(campaign.changes().added())
                .allMatch(each -> each.post().value().equals("c"));
        assertThat(campaign.changes().changed())
                .allMatch(each -> each.post().value().equals("a"));
        assertThat(campaign.changes().withdrawn())
                .allMatch(each -> each.post().value().equals("b"));
        assertThat(queue.of("b").status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(queue.deliveries.page(DeliveryFilter.ALL, null, 9).items()).hasSize(4);
    }

    @Test
    void a_listener_that_fails_half_way_leaves_no_delivery() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        ReleaseListener failing = release -> {
            ReleaseListener.Consequence real = scheduling.prepare(release);
            return () -> {
                real.carryOut();
                throw new IllegalStateException("The disk is full");
            };
        };

        assertThat(org.assertj.core.api.Assertions.catchThrowable(editorial.imports(failing)::run))
                .hasMessage("The disk is full");
        assertThat(queue.deliveries.page(DeliveryFilter.ALL, null, 9).items()).isEmpty();
        assertThat(editorial.campaigns.all()).isEmpty();
    }

    private static ReleaseChanges changes(ImportResult result) {
        assertThat(result.problems()).isEmpty();
        return result.campaigns().getFirst().changes();
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.length)) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
