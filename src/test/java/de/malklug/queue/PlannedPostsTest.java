/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.TestEditorial;
import de.malklug.networks.NetworkId;
import de.malklug.storage.Database;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calendars and lists read. */
@OnBothDatabases
class PlannedPostsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestDatabase database;
    private final TestAccounts accounts =
            new TestAccounts().of("soest", "mastodon", "bluesky").of("olpe", "mastodon");

    @TempDir
    Path folder;

    private TestCampaign files;
    private TestQueue queue;
    private TestEditorial editorial;
    private PlannedPosts planned;

    PlannedPostsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        files = TestCampaign.in(folder).posts("olpe");
        queue = new TestQueue(database);
        editorial = new TestEditorial(database, folder, accounts, queue.clock);
        planned = new JdbcPlannedPosts(database.reading(), database.kind(), accounts::destinations);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void a_day_begins_at_its_midnight_and_ends_before_the_next() {
        take(
                "{ id: before, at: 2026-11-08T23:59, text: Davor }",
                "{ id: first, at: 2026-11-09T00:00, text: Erster }",
                "{ id: last, at: 2026-11-09T23:59, text: Letzter }",
                "{ id: after, at: 2026-11-10T00:00, text: Danach }");

        assertThat(ids(day("2026-11-09"))).containsExactly("first", "last");
    }

    @Test
    void the_day_the_clocks_go_forward_has_all_of_its_23_hours_and_no_more() {
        take(
                "{ id: before, at: 2027-03-27T23:59, text: Davor }",
                "{ id: first, at: 2027-03-28T00:00, text: Erster }",
                "{ id: jump, at: 2027-03-28T03:00, text: Nach dem Sprung }",
                "{ id: last, at: 2027-03-28T23:59, text: Letzter }",
                "{ id: after, at: 2027-03-29T00:00, text: Danach }");

        assertThat(ids(day("2027-03-28"))).containsExactly("first", "jump", "last");
    }

    @Test
    void the_day_the_clocks_go_back_has_all_of_its_25_hours_and_no_more() {
        take(
                "{ id: before, at: 2026-10-24T23:59, text: Davor }",
                "{ id: first, at: 2026-10-25T00:00, text: Erster }",
                "{ id: doubled, at: 2026-10-25T02:30, text: In der doppelten Stunde }",
                "{ id: last, at: 2026-10-25T23:59, text: Letzter }",
                "{ id: after, at: 2026-10-26T00:00, text: Danach }");

        assertThat(ids(day("2026-10-25"))).containsExactly("first", "doubled", "last");
    }

    @Test
    void a_post_tells_where_each_of_its_accounts_stands_and_the_worst_decides() {
        take(approved("a", "Eins"));
        queue.decisions.hold(id("a", "soest-bluesky"), version("a", "soest-bluesky"), TestQueue.person("Agentur"));

        PlannedPost post = planned.find(PostQuery.ALL).getFirst();

        assertThat(post.targets())
                .containsExactly(
                        new PlannedPost.Target("soest-bluesky", new NetworkId("bluesky"), DeliveryStatus.HELD),
                        new PlannedPost.Target("soest-mastodon", new NetworkId("mastodon"), DeliveryStatus.SCHEDULED));
        assertThat(post.state()).isEqualTo(PostState.HELD);
        assertThat(post.isOut()).isFalse();
    }

    @Test
    void a_draft_tells_where_it_would_go() {
        take("{ id: a, at: 2026-11-09T09:00, on: [bluesky], text: Nur dort }");

        PlannedPost post = planned.find(PostQuery.ALL).getFirst();

        assertThat(post.targets())
                .containsExactly(new PlannedPost.Target("soest-bluesky", new NetworkId("bluesky"), null));
        assertThat(post.state()).isEqualTo(PostState.DRAFT);
    }

    @Test
    void posts_are_filtered_by_municipality_network_state_theme_and_text() {
        files.posts("olpe", "{ id: o, at: 2026-11-09T08:00, theme: klima, text: Ölmühle und Radweg }");
        take(
                approved("a", "Rad und Wall"),
                "{ id: b, at: 2026-11-09T10:00, on: [mastodon], theme: klima, title: 100 % Wärme, text: Ohne Öl }");
        PostQuery all = PostQuery.ALL;

        assertThat(ids(all.of(Set.of(new MunicipalityId("olpe"))))).containsExactly("o");
        assertThat(ids(with(new NetworkId("bluesky"), Set.of(), null, null))).containsExactly("a");
        assertThat(ids(with(null, Set.of(PostState.DRAFT), null, null))).containsExactly("o", "b");
        assertThat(ids(with(null, Set.of(PostState.SCHEDULED), null, null))).containsExactly("a");
        assertThat(ids(with(null, Set.of(), "klima", null))).containsExactly("o", "b");
        assertThat(ids(with(null, Set.of(), null, "öl"))).containsExactly("o", "b");
        assertThat(ids(with(null, Set.of(), null, "WALL"))).containsExactly("a");
        assertThat(ids(with(null, Set.of(), null, "0 %"))).containsExactly("b");
        assertThat(ids(with(null, Set.of(), null, "%"))).containsExactly("b");
        assertThat(planned.themes()).containsExactly("klima");
    }

    @Test
    void a_removed_post_is_shown_nowhere() {
        take(approved("a", "Eins"));
        files.posts("soest");
        editorial.imports(scheduling()).run();

        assertThat(planned.find(PostQuery.ALL)).isEmpty();
    }

    @Test
    void only_the_range_is_read_and_no_message() {
        Assumptions.assumeTrue(database.kind() == Database.SQLITE);

        List<String> steps = database.reading()
                .sql("EXPLAIN QUERY PLAN " + JdbcPlannedPosts.sql(" AND due_at >= 1 AND due_at < 2"))
                .param("said", false)
                .query((row, number) -> row.getString("detail"))
                .list();

        assertThat(steps)
                .anyMatch(step -> step.contains("USING INDEX post_due (due_at>? AND due_at<?)"))
                .anyMatch(step -> step.contains("USING COVERING INDEX delivery_post"))
                .noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    private static PostQuery with(NetworkId network, Set<PostState> states, String theme, String text) {
        return new PostQuery(null, null, Set.of(), network, states, theme, text);
    }

    private static PostQuery day(String day) {
        LocalDate date = LocalDate.parse(day);
        Instant from = date.atStartOfDay(BERLIN).toInstant();
        return PostQuery.ALL.due(from, date.plusDays(1).atStartOfDay(BERLIN).toInstant());
    }

    private List<String> ids(PostQuery query) {
        return planned.find(query).stream().map(post -> post.id().value()).toList();
    }

    private void take(String... soest) {
        files.posts("soest", soest);
        assertThat(editorial.imports(scheduling()).run().hasErrors()).isFalse();
    }

    private ReleasedPostsScheduling scheduling() {
        return queue.scheduling(editorial.networks, accounts);
    }

    private DeliveryId id(String post, String account) {
        return DeliveryId.of("5malklug", "soest", post, account, "");
    }

    private int version(String post, String account) {
        return queue.deliveries.find(id(post, account)).orElseThrow().version();
    }

    private static String approved(String id, String text) {
        return "{ id: " + id + ", at: 2026-11-09T09:00, status: approved, text: " + text + " }";
    }
}
