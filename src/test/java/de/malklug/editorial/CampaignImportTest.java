/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import static de.malklug.testing.TestCampaign.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.campaign.SourcePosition;
import de.malklug.campaign.Timeline;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class CampaignImportTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");
    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(START);
    private final TestAccounts accounts = new TestAccounts()
            .of("soest", "mastodon", "bluesky")
            .of("olpe", "mastodon")
            .of("agentur", "mastodon");
    private final List<Release> releases = new ArrayList<>();

    @TempDir
    Path folder;

    private TestCampaign files;
    private TestEditorial editorial;
    private CampaignImport imports;

    CampaignImportTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        files = TestCampaign.in(folder);
        editorial = new TestEditorial(database, folder, accounts, clock);
        imports = editorial.imports(this::record);
    }

    @Test
    void stores_the_campaign_and_its_posts() {
        files.picture("media/wall.png", 30, 20, 0x336699)
                .posts("soest", """
                        id: wall
                        at: 2026-11-09T09:00
                        status: approved
                        theme: klima
                        on: [mastodon]
                        text: |
                          Soest will bis 2030 klimaneutral sein.
                        link: https://smartcities-suedwestfalen.com/konferenz/
                        media:
                          - { file: media/wall.png, alt: "Zeichnung der Wallanlage" }
                        variants:
                          bluesky: { text: "Kürzer" }
                        thread:
                          - text: "2/2"
                        """, "{ id: idee, at: \"anchor - 1 hour\", text: \"Noch nicht fertig\" }");

        ImportResult result = imports.run();

        assertThat(result.problems()).isEmpty();
        assertThat(result.campaigns())
                .singleElement()
                .satisfies(taken ->
                        assertThat(List.of(taken.posts(), taken.released())).containsExactly(2, 1));
        assertThat(editorial.campaigns.all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.campaign().title()).isEqualTo("Fünf Städte, ein Weg"));
        StoredPost wall = find(SOEST, "wall");
        assertThat(wall.dueAt()).isEqualTo("2026-11-09T08:00:00Z");
        assertThat(wall.isReleased()).isTrue();
        assertThat(wall.post().theme()).isEqualTo("klima");
        assertThat(wall.post().thread()).hasSize(1);
        assertThat(wall.post().variants()).hasSize(1);
        assertThat(wall.mediaFor(wall.post().wording().media().getFirst()).width())
                .isEqualTo(30);
        assertThat(find(SOEST, "idee").isReleased()).isFalse();
        assertThat(find(SOEST, "idee").dueAt()).isEqualTo("2026-11-18T08:00:00Z");
    }

    @Test
    void a_stored_post_is_read_back_as_it_was_written() {
        files.posts("soest", approved("a", "anchor - 9 days 09:00", "Grün & „klug“ 🚲"));
        imports.run();

        Post read = find(SOEST, "a").post();

        assertThat(releases.getLast().posts()).extracting(StoredPost::post).containsExactly(read);
    }

    @Test
    void releases_only_approved_posts() {
        files.posts(
                "soest",
                approved("a", "2026-11-09T09:00", "Eins"),
                "{ id: b, at: 2026-11-09T09:00, status: draft, text: Zwei }");
        imports.run();

        assertThat(releases.getLast().posts())
                .extracting(stored -> stored.post().id().value())
                .containsExactly("a");
    }

    @Test
    void taking_up_the_same_again_does_nothing() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();

        assertThat(imports.run().unchanged()).isTrue();
        assertThat(editorial.imports(this::record).run().unchanged()).isTrue();
        assertThat(releases).hasSize(1);
    }

    @Test
    void a_changed_post_gets_a_new_version_and_others_keep_theirs() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"), approved("b", "2026-11-09T10:00", "Zwei"));
        imports.run();
        String before = find(SOEST, "a").fingerprint();
        clock.advance(Duration.ofMinutes(1));
        files.posts("soest", approved("a", "2026-11-09T09:00", "Anders"), approved("b", "2026-11-09T10:00", "Zwei"));
        imports.run();

        assertThat(find(SOEST, "a").version()).isEqualTo(2);
        assertThat(find(SOEST, "a").fingerprint()).isNotEqualTo(before);
        assertThat(find(SOEST, "a").changedAt()).isEqualTo(START.plusSeconds(60));
        assertThat(find(SOEST, "b").version()).isEqualTo(1);
        assertThat(editorial.campaigns.find(CAMPAIGN).orElseThrow().changedAt()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void a_post_that_only_moves_within_its_file_keeps_its_version_and_fingerprint() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        StoredPost before = find(SOEST, "a");
        files.posts("soest", approved("b", "2026-11-09T10:00", "Zwei"), approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();

        StoredPost after = find(SOEST, "a");
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.post().source()).isNotEqualTo(before.post().source());
    }

    @Test
    void another_picture_under_the_same_name_is_another_post() {
        String post = "{ id: a, at: 2026-11-09T09:00, status: approved, text: Bild,"
                + " media: [{ file: media/a.png, alt: Wall }] }";
        files.picture("media/a.png", 10, 10, 0x00FF00).posts("soest", post);
        imports.run();
        String before = find(SOEST, "a").fingerprint();
        files.picture("media/a.png", 12, 10, 0x00FF00);
        imports.run();

        assertThat(find(SOEST, "a").fingerprint()).isNotEqualTo(before);
        assertThat(releases.getLast()
                        .posts()
                        .getFirst()
                        .media()
                        .get("media/a.png")
                        .width())
                .isEqualTo(12);
    }

    @Test
    void a_removed_post_is_no_longer_released_but_still_found() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"), approved("b", "2026-11-09T10:00", "Zwei"));
        imports.run();
        files.posts("soest", approved("b", "2026-11-09T10:00", "Zwei"));
        imports.run();

        assertThat(find(SOEST, "a").removed()).isTrue();
        assertThat(editorial.posts.count(PostFilter.ALL)).isEqualTo(1);
        assertThat(releases.getLast().posts()).hasSize(1);

        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        assertThat(find(SOEST, "a").removed()).isFalse();
        assertThat(find(SOEST, "b").removed()).isTrue();
    }

    @Test
    void a_file_with_errors_changes_nothing_of_its_municipality_and_the_others_go_on() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins")).posts("olpe");
        imports.run();
        files.posts("soest", approved("a", "2026-11-09T09:00", "Anders"), "{ id: b, at: nie, text: x }")
                .posts("olpe", approved("c", "2026-11-10T09:00", "Drei"));

        ImportResult result = imports.run();

        assertThat(result.hasErrors()).isTrue();
        assertThat(result.problems())
                .allSatisfy(problem -> assertThat(problem.at().file()).endsWith("soest.yaml"));
        assertThat(find(SOEST, "a").post().wording().text()).isEqualTo("Eins");
        assertThat(find(SOEST, "a").version()).isEqualTo(1);
        assertThat(find(OLPE, "c").isReleased()).isTrue();
        assertThat(releases.getLast().untouched()).isEqualTo(Set.of(SOEST));
        assertThat(ids(releases.getLast().posts())).containsExactly("c");
    }

    @Test
    void a_file_with_errors_stays_where_it_is_when_the_campaign_moves() {
        files.posts("soest", approved("a", "anchor - 1 hour", "Eins"))
                .posts("olpe", approved("c", "anchor - 1 hour", "Drei"));
        imports.run();
        files.posts("soest", approved("a", "anchor - 1 hour", "Eins"), "{ id: b, at: nie, text: x }");

        assertThat(editorial.imports(this::record, "2026-12-01T10:00").run().hasErrors())
                .isTrue();
        assertThat(find(OLPE, "c").dueAt()).isEqualTo("2026-12-01T08:00:00Z");
        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-11-18T08:00:00Z");

        files.posts("soest", approved("a", "anchor - 1 hour", "Eins"));
        imports.run();
        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-12-01T08:00:00Z");
    }

    @Test
    void a_file_with_errors_is_taken_up_once_it_is_repaired() {
        files.posts("soest", "{ id: a, at: nie, text: x }");
        assertThat(imports.run().hasErrors()).isTrue();
        assertThat(imports.run().unchanged()).isFalse();

        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        assertThat(imports.run().hasErrors()).isFalse();
        assertThat(find(SOEST, "a").isReleased()).isTrue();
    }

    @Test
    void a_broken_campaign_file_changes_nothing_at_all() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        files.write("campaign.yaml", TestCampaign.CAMPAIGN.replace("Europe/Berlin", "Europe/Soest"))
                .posts("soest", approved("a", "2026-11-09T09:00", "Anders"));

        ImportResult result = imports.run();

        assertThat(result.hasErrors()).isTrue();
        assertThat(result.campaigns()).isEmpty();
        assertThat(find(SOEST, "a").post().wording().text()).isEqualTo("Eins");
        assertThat(releases).hasSize(1);
    }

    @Test
    void broken_accounts_change_nothing_at_all() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        files.posts("soest", approved("a", "2026-11-09T09:00", "Anders"));
        CampaignProblem problem = new CampaignProblem(
                new SourcePosition("accounts.yaml", 1, 1), CampaignProblem.Severity.ERROR, "file-empty", List.of());
        accounts.problems(List.of(problem));

        assertThat(imports.run().problems()).contains(problem);
        assertThat(find(SOEST, "a").post().wording().text()).isEqualTo("Eins");

        accounts.problems(List.of());
        assertThat(imports.run().hasErrors()).isFalse();
        assertThat(find(SOEST, "a").post().wording().text()).isEqualTo("Anders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ id: a, at: 2026-11-09T09:00, status: approved, text: \"Null \\0\" }",
                "{ id: a, at: 2026-11-09T09:00, status: approved, text: \"Hälfte \\ud83d\" }",
                "{ id: a, at: 2026-11-09T09:00, status: approved, title: \"Null \\0\", text: x }",
                "{ id: a, at: 2026-11-09T09:00, status: approved, theme: \"\\e\", text: x }",
                "{ id: a, at: 2026-11-09T09:00, status: approved, theme: "
                        + "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt, text: x }"
            })
    void what_a_database_could_not_keep_is_refused_before_it_gets_there(String post) {
        files.posts("soest", post);

        assertThat(imports.run().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at().file()).endsWith("soest.yaml"));
    }

    @Test
    void emoji_line_breaks_and_tabs_are_kept() {
        files.posts("soest", "{ id: a, at: 2026-11-09T09:00, status: approved, text: \"🚲\\tRad\\nund \\U0001F33B\" }");
        assertThat(imports.run().problems()).isEmpty();

        assertThat(find(SOEST, "a").post().wording().text()).isEqualTo("🚲\tRad\nund 🌻");
    }

    @Test
    void stored_posts_do_not_lose_their_time_when_the_anchor_event_goes() {
        files.posts("soest", approved("a", "anchor - 1 hour", "Eins"));
        imports.run();
        files.write("campaign.yaml", TestCampaign.CAMPAIGN.replaceAll("(?s)anchor:.*rules", "rules"));

        assertThat(imports.run().hasErrors()).isTrue();
        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-11-18T08:00:00Z");
    }

    @Test
    void when_the_consequences_fail_nothing_is_stored() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        CampaignImport failing = editorial.imports(release -> () -> {
            throw new IllegalStateException("The ledger is full");
        });

        assertThatThrownBy(failing::run).hasMessage("The ledger is full");
        assertThat(editorial.campaigns.all()).isEmpty();
        assertThat(editorial.posts.count(PostFilter.ALL)).isZero();

        assertThat(imports.run().unchanged()).isFalse();
        assertThat(editorial.posts.count(PostFilter.ALL)).isEqualTo(1);
    }

    @Test
    void moving_the_anchor_moves_every_post_and_is_remembered() {
        files.posts(
                "soest", approved("a", "anchor - 1 hour", "Eins"), approved("b", "2026-11-17T10:00", "Ein Tag vorher"));
        imports.run();
        String before = find(SOEST, "a").fingerprint();

        editorial.imports(this::record, "2026-12-01T10:00").run();

        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-12-01T08:00:00Z");
        assertThat(find(SOEST, "b").dueAt()).isEqualTo("2026-11-30T09:00:00Z");
        assertThat(find(SOEST, "a").fingerprint()).isEqualTo(before);
        StoredCampaign campaign = editorial.campaigns.find(CAMPAIGN).orElseThrow();
        assertThat(campaign.campaign().anchor().at()).isEqualTo("2026-12-01T10:00");
        assertThat(campaign.movedTo()).isEqualTo("2026-12-01T10:00");

        assertThat(imports.run().unchanged())
                .as("a process without the instruction leaves the campaign where it is")
                .isTrue();
        files.posts("soest", approved("a", "anchor - 1 hour", "Anders"));
        imports.run();
        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-12-01T08:00:00Z");
    }

    @Test
    void a_moved_campaign_can_be_moved_back() {
        files.posts("soest", approved("a", "anchor - 1 hour", "Eins"));
        editorial.imports(this::record, "5malklug=2026-12-01T10:00").run();
        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-12-01T08:00:00Z");

        editorial.imports(this::record, "written").run();

        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-11-18T08:00:00Z");
        assertThat(editorial.campaigns.find(CAMPAIGN).orElseThrow().movedTo()).isNull();
    }

    @Test
    void the_newest_instruction_wins_over_that_of_a_process_started_earlier() {
        files.posts("soest", approved("a", "anchor - 1 hour", "Eins"));
        CampaignImport serving = editorial.imports(this::record, "2026-12-01T10:00");
        serving.run();
        editorial.imports(this::record, "2026-12-05T10:00").run();

        assertThat(serving.run().unchanged()).isTrue();
        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-12-05T08:00:00Z");
    }

    @Test
    void a_source_of_timelines_moves_campaigns_without_leaving_a_trace() {
        files.posts("soest", approved("a", "anchor - 1 hour", "Eins"));
        TimelineSource source = new TimelineSource() {
            @Override
            public Timeline timeline() {
                return Timeline.anchoredAt(LocalDateTime.parse("2026-12-01T10:00"));
            }

            @Override
            public String key() {
                return "december";
            }
        };
        editorial.imports(this::record, source).run();
        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-12-01T08:00:00Z");

        imports.run();
        assertThat(find(SOEST, "a").dueAt()).isEqualTo("2026-11-18T08:00:00Z");
    }

    @Test
    void another_account_is_reason_enough_to_plan_anew() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));
        imports.run();
        accounts.of("olpe", "bluesky");

        assertThat(imports.run().unchanged()).isFalse();
        assertThat(releases).hasSize(2);
    }

    @Test
    void a_preview_changes_nothing() {
        files.posts("soest", approved("a", "2026-11-09T09:00", "Eins"));

        ImportPreview preview = imports.preview();

        assertThat(preview.releases())
                .singleElement()
                .satisfies(release -> assertThat(release.posts()).hasSize(1));
        assertThat(editorial.campaigns.all()).isEmpty();
        assertThat(releases).isEmpty();
    }

    @Test
    void lists_posts_in_the_order_they_appear() {
        files.posts("soest", approved("b", "2026-11-10T09:00", "Zwei"), approved("a", "2026-11-09T09:00", "Eins"))
                .posts("olpe", approved("c", "2026-11-10T09:00", "Drei"), approved("d", "2026-11-12T09:00", "Vier"));
        imports.run();

        List<StoredPost> first = editorial.posts.list(PostFilter.ALL.in(CAMPAIGN), null, 2);
        List<StoredPost> rest = editorial.posts.list(PostFilter.ALL.in(CAMPAIGN), first.getLast(), 9);

        assertThat(ids(first)).containsExactly("a", "c");
        assertThat(ids(rest)).containsExactly("b", "d");
        assertThat(ids(editorial.posts.list(PostFilter.ALL.of(Set.of(OLPE)), null, 9)))
                .containsExactly("c", "d");
        assertThat(ids(editorial.posts.list(
                        PostFilter.ALL.due(
                                Instant.parse("2026-11-10T00:00:00Z"), Instant.parse("2026-11-12T00:00:00Z")),
                        null,
                        9)))
                .containsExactly("c", "b");
        assertThat(editorial.posts.count(PostFilter.ALL.being(Post.Status.DRAFT)))
                .isZero();
    }

    private static List<String> ids(List<StoredPost> posts) {
        return posts.stream().map(each -> each.post().id().value()).toList();
    }

    private StoredPost find(MunicipalityId municipality, String id) {
        return editorial.posts.find(CAMPAIGN, municipality, new PostId(id)).orElseThrow();
    }

    private ReleaseListener.Consequence record(Release release) {
        return () -> {
            releases.add(release);
            return ReleaseChanges.NONE;
        };
    }
}
