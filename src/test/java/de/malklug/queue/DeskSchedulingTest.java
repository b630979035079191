/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Actor;
import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Desk.Done;
import de.malklug.editorial.ImportResult;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.editorial.StoredPost;
import de.malklug.editorial.TestEditorial;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk does to deliveries, with the planner and the ledger as they are. */
@OnBothDatabases
class DeskSchedulingTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Actor PRESS = new Actor("soest", "Soest", Actor.Role.MUNICIPALITY, SOEST);
    private static final Actor AGENCY = new Actor("agentur", "Agentur", Actor.Role.AGENCY, null);

    private final TestDatabase database;
    private final TestAccounts accounts =
            new TestAccounts().of("soest", "mastodon", "bluesky").of("olpe", "mastodon");

    @TempDir
    Path folder;

    private TestCampaign files;
    private TestQueue queue;
    private TestEditorial editorial;
    private CampaignImport imports;
    private Desk desk;

    DeskSchedulingTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        files = TestCampaign.in(folder)
                .posts("olpe")
                .posts("soest", approved("datei", "2026-11-09T12:00", "Aus der Datei"));
        queue = new TestQueue(database);
        editorial = new TestEditorial(database, folder, accounts, queue.clock);
        ReleasedPostsScheduling scheduling = queue.scheduling(editorial.networks, accounts);
        imports = editorial.imports(scheduling);
        desk = editorial.desk(scheduling);
        imports.run();
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void an_approved_post_is_scheduled_and_a_changed_one_pulled_back_and_no_other_is_touched() {
        Delivery other = queue.of("datei");
        StoredPost draft = create("2026-11-09T09:00");
        Done released = approve(draft);

        assertThat(released.deliveries()).isEqualTo(new ReleaseChanges(2, 0, 0, 0, 0, List.of()));
        assertThat(queue.of("beitrag").status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(queue.of("beitrag").dueAt()).isEqualTo("2026-11-09T08:00:00Z");
        assertThat(queue.slotsSet).contains(TestQueue.NINE);

        Done moved = (Done) desk.move(
                released.post().key(), released.post().version(), LocalDateTime.parse("2026-11-09T10:00"), PRESS);
        assertThat(moved.approvalVoided()).isTrue();
        assertThat(moved.deliveries().withdrawn()).isEqualTo(2);
        assertThat(queue.of("beitrag").status()).isEqualTo(DeliveryStatus.CANCELLED);

        Done again = approve(moved.post());
        assertThat(again.deliveries().changed()).isEqualTo(2);
        assertThat(queue.of("beitrag").status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(queue.of("beitrag").dueAt()).isEqualTo("2026-11-09T09:00:00Z");
        assertThat(queue.of("datei")).isEqualTo(other);
    }

    @Test
    void an_import_plans_what_the_desk_approved_and_changes_nothing_about_it() {
        approve(create("2026-11-09T09:00"));
        Delivery before = queue.of("beitrag");
        files.posts("soest", approved("datei", "2026-11-09T12:00", "Anders"));

        ImportResult result = imports.run();

        assertThat(result.campaigns().getFirst().changes()).isEqualTo(new ReleaseChanges(0, 2, 0, 2, 0, List.of()));
        assertThat(queue.of("beitrag")).isEqualTo(before);
        assertThat(imports.run().unchanged()).isTrue();
    }

    @Test
    void what_was_published_stays_whatever_the_desk_does() {
        Done released = approve(create("2026-11-09T09:00"));
        database.writing()
                .sql("UPDATE delivery SET status = 'PUBLISHED' WHERE post = 'beitrag' AND account = 'soest-mastodon'")
                .update();
        database.writing()
                .sql("UPDATE delivery SET status = 'UNCONFIRMED' WHERE post = 'beitrag' AND account = 'soest-bluesky'")
                .update();

        Done withdrawn =
                (Done) desk.withdraw(released.post().key(), released.post().version(), null, PRESS);

        assertThat(withdrawn.deliveries()).isEqualTo(new ReleaseChanges(0, 0, 0, 0, 2, List.of()));
        assertThat(statuses()).containsExactlyInAnyOrder("PUBLISHED", "UNCONFIRMED");
    }

    @Test
    void a_post_approved_after_its_time_is_asked_about_and_not_sent() {
        queue.clock.set(TestQueue.NINE.plus(Duration.ofMinutes(10)));
        StoredPost late = create("2026-11-09T09:00");

        approve(late);

        assertThat(statuses()).containsOnly("MISSED");
        files.posts("soest", approved("datei", "2026-11-09T12:00", "Noch einmal"));
        imports.run();
        assertThat(statuses()).containsOnly("MISSED");
    }

    @Test
    void a_stop_in_force_holds_what_is_approved_meanwhile() {
        queue.stops.stop(Stops.Scope.MUNICIPALITY, "soest", "Lage klären", AGENCY);

        approve(create("2026-11-09T09:00"));

        assertThat(statuses()).containsOnly("HELD");
    }

    @Test
    void one_post_of_a_campaign_of_five_thousand_is_planned_in_milliseconds() {
        String[] many = new String[2_500];
        for (int i = 0; i < many.length; i++) {
            many[i] = approved("p" + i, "2026-12-01T09:00", "Beitrag " + i);
        }
        files.posts("soest", many);
        imports.run();
        StoredPost draft = create("2026-11-09T09:00");
        StoredPost submitted =
                done(desk.submit(draft.key(), draft.version(), PRESS)).post();

        long begin = System.nanoTime();
        desk.approve(submitted.key(), submitted.version(), AGENCY);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(statuses()).containsOnly("SCHEDULED");
        assertThat(took).isLessThan(Duration.ofMillis(500));
    }

    private List<String> statuses() {
        return database.reading()
                .sql("SELECT status FROM delivery WHERE post = 'beitrag'")
                .query(String.class)
                .list();
    }

    private StoredPost create(String at) {
        return done(desk.create(
                        CAMPAIGN,
                        SOEST,
                        new PostDraft(
                                LocalDateTime.parse(at),
                                null,
                                null,
                                List.of(),
                                Wording.of("Beitrag"),
                                Map.of(),
                                List.of()),
                        PRESS))
                .post();
    }

    private Done approve(StoredPost draft) {
        StoredPost submitted =
                done(desk.submit(draft.key(), draft.version(), PRESS)).post();
        return done(desk.approve(submitted.key(), submitted.version(), AGENCY));
    }

    private static Done done(Desk.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return (Done) outcome;
    }
}
