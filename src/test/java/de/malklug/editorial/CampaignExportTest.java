/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Desk.Done;
import de.malklug.editorial.ExportPlan.Why;
import de.malklug.editorial.ExportResult.Obstacle;
import de.malklug.editorial.PostLife.Origin;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class CampaignExportTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");
    private static final Actor PRESS = new Actor("soest", "Soest", Actor.Role.MUNICIPALITY, SOEST);
    private static final Actor AGENCY = new Actor("agentur", "Agentur", Actor.Role.AGENCY, null);
    private static final ReleaseListener NOBODY = release -> () -> ReleaseChanges.NONE;

    private static final String FILE = """
            # Beiträge aus Soest
            municipality: soest
            posts:
              # Der Auftakt: nicht ändern!
              - id: auftakt
                at: 2026-11-09 09:00    # Montag
                status: approved
                title: 'Guten Morgen'
                on: [ mastodon ]
                text: |   # abgestimmt
                  Guten Morgen aus Soest.

                  Wir sind dabei.

              - id: mitte
                at: Anchor - 2 days 10:00
                status: approved
                text: >
                  Zwei Tage
                  noch.

              # Danach
              - id: schluss
                at: 2026-12-01T09:00
                text: Danke.
            # Ende
            """;

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T08:00:00Z"));

    @TempDir
    Path folder;

    private TestEditorial editorial;
    private CampaignImport imports;
    private CampaignExport export;
    private Desk desk;

    CampaignExportTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        TestCampaign.in(folder).write("soest.yaml", FILE);
        editorial = new TestEditorial(
                database, folder, new TestAccounts().of("soest", "mastodon").of("olpe", "mastodon"), clock);
        imports = editorial.imports(NOBODY);
        export = editorial.export(NOBODY);
        desk = editorial.desk(NOBODY);
        imports.run();
    }

    @Test
    void nothing_changed_nothing_is_written() throws IOException {
        assertThat(export.run(null, AGENCY).plan().isEmpty()).isTrue();
        assertThat(file()).isEqualTo(FILE);
    }

    @Test
    void what_was_edited_is_written_and_every_other_byte_stays() throws IOException {
        edit("auftakt", "Guten Morgen aus Soest.\n\nKommen Sie?");

        ExportPlan preview = export.preview(null);
        assertThat(preview.files()).singleElement().satisfies(change -> {
            assertThat(change.file()).isEqualTo("5malklug/soest.yaml");
            assertThat(change.difference()).contains("-      Wir sind dabei.", "+      Kommen Sie?");
        });
        assertThat(file()).isEqualTo(FILE);

        assertThat(export.run(null, AGENCY)).isInstanceOf(ExportResult.Done.class);

        assertThat(file())
                .isEqualTo(FILE.replace("Wir sind dabei.", "Kommen Sie?").replaceFirst("approved", "draft"));
        agree();
    }

    @Test
    void posts_of_the_desk_stand_at_their_place_in_time() throws IOException {
        create("Kurz vor der Konferenz", "2026-11-17T18:00");
        create("Viel später", "2026-12-20T18:00");

        export.run(null, AGENCY);

        assertThat(file()).isEqualTo(FILE.replace("""
                      noch.

                """, """
                      noch.

                  - id: kurz-vor-der-konferenz
                    at: 2026-11-17T18:00
                    status: draft
                    text: |
                      Kurz vor der Konferenz

                """).replace("    text: Danke.\n", """
                    text: Danke.

                  - id: viel-spaeter
                    at: 2026-12-20T18:00
                    status: draft
                    text: |
                      Viel später
                """));
        agree();
        assertThat(find("viel-spaeter").life().origin()).isEqualTo(Origin.FILE);
    }

    @Test
    void a_town_without_a_file_gets_one() throws IOException {
        done(desk.create(CAMPAIGN, OLPE, draft("Olpe auch", "2026-11-17T18:00"), AGENCY));

        export.run(OLPE, AGENCY);

        assertThat(folder.resolve("5malklug/olpe.yaml")).content().isEqualTo("""
                municipality: olpe
                posts:
                  - id: olpe-auch
                    at: 2026-11-17T18:00
                    status: draft
                    text: |
                      Olpe auch
                """);
        agree();
    }

    @Test
    void what_was_deleted_leaves_its_file_and_comments_stay() throws IOException {
        StoredPost post = find("schluss");
        done(desk.delete(post.key(), post.version(), PRESS));

        export.run(null, AGENCY);

        assertThat(file()).doesNotContain("schluss").contains("# Danach\n# Ende\n");
        agree();
    }

    @Test
    void a_submitted_post_is_a_draft_in_its_file_and_stays_submitted() throws IOException {
        StoredPost post = find("schluss");
        StoredPost submitted = done(desk.submit(post.key(), post.version(), PRESS));

        export.run(null, AGENCY);
        imports.run();

        assertThat(file()).isEqualTo(FILE);
        assertThat(find("schluss").post().status()).isEqualTo(submitted.post().status());
        agree();
        StoredPost again = create("Neu und eingereicht", "2026-11-17T18:00");
        StoredPost waiting = done(desk.submit(again.key(), again.version(), PRESS));
        export.run(null, AGENCY);
        assertThat(file()).contains("- id: neu-und-eingereicht");
        assertThat(find(waiting.post().id().value()).post().status())
                .isEqualTo(de.malklug.campaign.Post.Status.SUBMITTED);
        agree();
    }

    @Test
    void what_both_changed_is_left_to_a_person() throws IOException {
        edit("auftakt", "Vom Tisch");
        String changed = FILE.replace("Wir sind dabei.", "Aus der Datei.");
        write(changed);

        ExportResult result = export.run(null, AGENCY);

        assertThat(result.plan().left()).extracting(ExportPlan.Left::why).containsExactly(Why.CONFLICT);
        assertThat(file()).isEqualTo(changed);
        assertThat(find("auftakt").post().wording().text()).isEqualTo("Vom Tisch");
    }

    @Test
    void a_post_that_no_file_could_hold_stays_at_the_desk() throws IOException {
        create("", "2026-11-17T18:00");
        done(desk.create(CAMPAIGN, SOEST, draft("x".repeat(501), "2026-11-17T18:00"), PRESS));

        assertThat(export.run(null, AGENCY).plan().left())
                .extracting(ExportPlan.Left::why)
                .containsOnly(Why.POST_HAS_ERRORS)
                .hasSize(2);
        assertThat(file()).isEqualTo(FILE);
    }

    @Test
    void a_file_that_changes_meanwhile_is_not_overwritten() throws IOException {
        edit("auftakt", "Vom Tisch");
        ExportPlan plan = export.preview(null);
        write(FILE + "# noch etwas\n");

        assertThat(ExportWriter.write(plan))
                .hasValueSatisfying(stopped -> assertThat(stopped.obstacle()).isEqualTo(Obstacle.CHANGED_MEANWHILE));
        assertThat(file()).isEqualTo(FILE + "# noch etwas\n");
        assertThat(files()).containsExactly("campaign.yaml", "soest.yaml");

        export.run(null, AGENCY);
        assertThat(file()).contains("Vom Tisch").endsWith("# noch etwas\n");
        agree();
    }

    @Test
    void whoever_works_at_the_desk_while_files_are_written_loses_nothing() throws IOException {
        edit("auftakt", "Erste Fassung");
        ExportPlan plan = export.preview(null);
        edit("auftakt", "Zweite Fassung");
        assertThat(ExportWriter.write(plan)).isEmpty();
        plan.written().forEach(new DeskStore(database.writing(), database.transactions(), clock)::exported);

        assertThat(imports.run().problems()).isEmpty();

        assertThat(find("auftakt").post().wording().text()).isEqualTo("Zweite Fassung");
        assertThat(find("auftakt").life().conflict()).isNull();
        export.run(null, AGENCY);
        assertThat(file()).contains("Zweite Fassung");
        agree();
    }

    /** Taking up what was written changes nothing, and there is nothing more to write. */
    private void agree() {
        List<StoredPost> before = all();
        assertThat(imports.run().problems()).isEmpty();
        assertThat(all()).isEqualTo(before);
        assertThat(export.preview(null).files()).isEmpty();
    }

    private List<StoredPost> all() {
        return editorial.posts.list(PostFilter.ALL, null, 1000);
    }

    private StoredPost find(String id) {
        return editorial.posts.find(CAMPAIGN, SOEST, new PostId(id)).orElseThrow();
    }

    private StoredPost edit(String id, String text) {
        StoredPost before = find(id);
        PostDraft draft = desk.draft(before);
        return done(desk.edit(
                before.key(),
                before.version(),
                new PostDraft(
                        draft.at(),
                        draft.heading(),
                        draft.theme(),
                        draft.on(),
                        Wording.of(text),
                        draft.variants(),
                        draft.thread()),
                PRESS));
    }

    private StoredPost create(String text, String at) {
        return done(desk.create(CAMPAIGN, SOEST, draft(text, at), PRESS));
    }

    private static PostDraft draft(String text, String at) {
        return new PostDraft(LocalDateTime.parse(at), null, null, List.of(), Wording.of(text), Map.of(), List.of());
    }

    private String file() throws IOException {
        return Files.readString(folder.resolve("5malklug/soest.yaml"));
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve("5malklug/soest.yaml"), content);
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder.resolve("5malklug"))) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static StoredPost done(Desk.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).post();
    }
}
