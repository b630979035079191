/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.TestEditorial;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts that come again, take queue slots or fill gaps: from campaign files to the ledger. It is Monday, 9 November, eight o'clock. */
@OnBothDatabases
class ComingAgainTest {

    private static final String SLOTS = """
            slots:
              - { municipalities: [soest], days: [monday, wednesday, friday], times: ["12:00"] }
            """;

    private final TestDatabase database;
    private final TestAccounts accounts = new TestAccounts().of("soest", "mastodon");

    @TempDir
    Path folder;

    private TestCampaign files;
    private TestQueue queue;
    private TestEditorial editorial;
    private ReleasedPostsScheduling scheduling;
    private CampaignImport imports;
    private Horizon horizon;

    ComingAgainTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        files = TestCampaign.in(folder).posts("olpe");
        files.write("campaign.yaml", TestCampaign.CAMPAIGN + SLOTS);
        queue = new TestQueue(database);
        editorial = new TestEditorial(database, folder, accounts, queue.clock);
        scheduling = queue.scheduling(editorial.networks, accounts);
        imports = editorial.imports(scheduling);
        horizon = new Horizon(editorial.campaigns, editorial.posts, scheduling, queue.ledger);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void each_date_of_a_series_is_a_delivery_and_none_is_sent_twice_when_the_series_goes_on() {
        soest(series("{ every: week, count: 3 }"));
        assertThat(occurrences())
                .containsExactly("2026-11-09 SCHEDULED", "2026-11-16 SCHEDULED", "2026-11-23 SCHEDULED");
        at("2026-11-09T08:00:00Z");
        queue.runDue();

        soest(series("{ every: week, count: 4, except: [2026-11-16] }"));

        assertThat(occurrences())
                .containsExactly(
                        "2026-11-09 PUBLISHED", "2026-11-16 CANCELLED", "2026-11-23 SCHEDULED", "2026-11-30 SCHEDULED");
        assertThat(queue.published).hasSize(1);
    }

    @Test
    void what_was_published_stays_when_its_date_is_left_out() {
        soest(series("{ every: week, count: 2 }"));
        at("2026-11-09T08:00:00Z");
        queue.runDue();

        soest(series("{ every: week, count: 2, except: [2026-11-09] }"));

        assertThat(occurrences()).containsExactly("2026-11-09 PUBLISHED", "2026-11-16 SCHEDULED");
    }

    @Test
    void a_moved_date_keeps_its_delivery() {
        soest(series("{ every: week, count: 2 }"));
        DeliveryId before = all().getLast().id();

        soest(series("{ every: week, count: 2, moved: { 2026-11-16: \"2026-11-17T18:00\" } }"));

        assertThat(all().getLast().id()).isEqualTo(before);
        assertThat(all().getLast().dueAt()).isEqualTo(Instant.parse("2026-11-17T17:00:00Z"));
    }

    @Test
    void the_horizon_moves_on_by_itself_and_twice_changes_nothing() {
        soest(series("{ every: week, until: 2027-06-30 }"));
        int planned = all().size();
        assertThat(planned).isEqualTo(9);

        queue.clock.advance(Duration.ofDays(14));
        horizon.extendSeries();
        horizon.extendSeries();

        assertThat(all()).hasSize(planned + 2);
        assertThat(all()).extracting(Delivery::version).containsOnly(1);
    }

    @Test
    void dates_before_the_release_are_not_made_up_for() {
        soest("{ id: a, at: \"2026-10-05T09:00\", status: approved, text: Eins, repeat: { every: week, count: 7 } }");

        assertThat(occurrences()).containsExactly("2026-11-09 SCHEDULED", "2026-11-16 SCHEDULED");
    }

    @Test
    void posts_take_the_next_free_slots_and_keep_them() {
        soest(queued("b"), queued("a"), approved("c", "2026-11-11T12:00", "Mittwoch"));
        List<String> first = times();
        assertThat(first).containsExactly("b 2026-11-09T11:00:00Z", "c 2026-11-11T11:00:00Z", "a 2026-11-13T11:00:00Z");

        queue.clock.advance(Duration.ofMinutes(1));
        soest(queued("z"), queued("a"), queued("b"), approved("c", "2026-11-11T12:00", "Mittwoch"));

        assertThat(times()).containsAll(first).contains("z 2026-11-16T11:00:00Z");
    }

    @Test
    void evergreens_fill_what_is_free_take_turns_and_make_room() {
        soest(evergreen("e"), evergreen("f"), approved("c", "2026-11-11T12:00", "Mittwoch"));
        assertThat(times())
                .containsExactly("e 2026-11-09T11:00:00Z", "c 2026-11-11T11:00:00Z", "f 2026-11-13T11:00:00Z");

        soest(
                evergreen("e"),
                evergreen("f"),
                approved("c", "2026-11-11T12:00", "Mittwoch"),
                approved("d", "2026-11-13T12:00", "Freitag"));

        assertThat(standing()).doesNotContain("f 2026-11-13T11:00:00Z").contains("e 2026-11-09T11:00:00Z");
    }

    @Test
    void an_evergreen_alone_never_comes_twice_in_a_row() {
        soest(evergreen("e"));
        queue.clock.advance(Duration.ofHours(4));
        for (int day = 0; day < 40; day++) {
            queue.runDue();
            horizon.fillGaps();
            queue.clock.advance(Duration.ofDays(1));
        }

        assertThat(queue.published).hasSize(1);
    }

    @Test
    void lists_show_every_appearance() {
        soest(series("{ every: week, count: 3 }"), evergreen("e"));
        PlannedPosts planned = new JdbcPlannedPosts(database.reading(), database.kind(), accounts::destinations);

        List<PlannedPost> week = planned.find(
                PostQuery.ALL.due(Instant.parse("2026-11-15T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z")));

        assertThat(week).singleElement().satisfies(each -> {
            assertThat(each.occurrence()).isEqualTo("2026-11-16");
            assertThat(each.appearing()).isEqualTo(Appearing.AGAIN);
            assertThat(each.state()).isEqualTo(PostState.SCHEDULED);
        });
        assertThat(planned.find(PostQuery.ALL))
                .extracting(PlannedPost::occurrence)
                .containsExactly("2026-11-09", "2026-11-09T12:00", "2026-11-16", "2026-11-23");
    }

    @Test
    void what_was_due_while_nothing_ran_is_told_so() {
        soest(approved("a", "2026-11-09T09:00", "Eins"));
        queue.sweep();
        at("2026-11-09T14:00:00Z");

        queue.startAfterCrash();

        assertThat(queue.only().status()).isEqualTo(DeliveryStatus.MISSED);
        assertThat(queue.only().explanation())
                .isEqualTo(Explanation.of("missed.down", "2026-11-09T07:00:00Z", "2026-11-09T14:00:00Z"));
    }

    @Test
    void a_campaign_that_wants_to_be_asked_is_asked_even_within_its_patience() {
        files.write("campaign.yaml", TestCampaign.CAMPAIGN.replace("latest: 2h,", "latest: 2h, late: ask,"));
        soest(approved("a", "2026-11-09T09:00", "Eins"));
        queue.sweep();
        at("2026-11-09T08:30:00Z");

        queue.startAfterCrash();

        assertThat(queue.only().status()).isEqualTo(DeliveryStatus.MISSED);
    }

    private void soest(String... posts) {
        files.posts("soest", posts);
        assertThat(imports.run().problems()).isEmpty();
    }

    private static String series(String repeat) {
        return "{ id: a, at: \"2026-11-09T09:00\", status: approved, text: Eins, repeat: " + repeat + " }";
    }

    private static String queued(String id) {
        return "{ id: " + id + ", at: next slot, status: approved, text: \"Nummer " + id + "\" }";
    }

    private static String evergreen(String id) {
        return "{ id: " + id + ", at: next slot, status: approved, evergreen: true, text: \"Immer " + id + "\" }";
    }

    private void at(String instant) {
        queue.clock.set(Instant.parse(instant));
    }

    private List<Delivery> all() {
        return queue.deliveries.page(DeliveryFilter.ALL, null, 99).items();
    }

    private List<String> occurrences() {
        return all().stream()
                .map(each -> each.occurrence() + " " + each.status())
                .toList();
    }

    private List<String> times() {
        return all().stream().map(each -> each.post() + " " + each.dueAt()).toList();
    }

    private List<String> standing() {
        return all().stream()
                .filter(each -> each.status() != DeliveryStatus.CANCELLED)
                .map(each -> each.post() + " " + each.dueAt())
                .toList();
    }
}
