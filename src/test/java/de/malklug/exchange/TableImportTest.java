/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostField;
import de.malklug.editorial.Actor;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.ReleaseChanges;
import de.malklug.editorial.ReleaseListener;
import de.malklug.editorial.StoredPost;
import de.malklug.editorial.TestEditorial;
import de.malklug.exchange.TablePreview.Kind;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestCampaign;
import de.malklug.testing.TestDatabase;
import de.malklug.wording.Phrases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class TableImportTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Actor PRESS = new Actor("soest", "Soest", Actor.Role.MUNICIPALITY, SOEST);
    private static final ReleaseListener NOBODY = release -> () -> ReleaseChanges.NONE;

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEditorial editorial;
    private TableStore store;
    private TableImport tables;

    TableImportTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        TestCampaign.in(folder).posts("soest", "id: da\nat: 2026-11-09T09:00\ntitle: \"Schon da\"\ntext: Alt");
        SettableClock clock = new SettableClock(Instant.parse("2026-11-01T08:00:00Z"));
        TestAccounts accounts = new TestAccounts().of("soest", "mastodon").of("olpe", "mastodon");
        editorial = new TestEditorial(database, folder, accounts, clock);
        editorial.imports(NOBODY).run();
        store = new TableStore(database.writing(), database.reading(), clock);
        tables = new TableImport(
                editorial.campaigns,
                editorial.posts,
                editorial.desk(NOBODY),
                editorial.networks,
                accounts,
                store,
                database.transactions());
    }

    @Test
    void makes_drafts_of_lines_and_changes_posts_by_their_ids() {
        TableSheet sheet = sheet("""
                Kennung;Datum;Uhrzeit;Titel;Text;Netzwerke
                ;10.11.2026;9:30 Uhr;Neu;Ein neuer Beitrag;mastodon
                da;09.11.2026;09:00;Schon da;Jetzt anders;
                """);

        TablePreview preview = preview(sheet);

        assertThat(preview.lines()).extracting(TablePreview.Line::kind).containsExactly(Kind.ADDED, Kind.CHANGED);
        assertThat(preview.lines().get(1).fields()).containsExactly(PostField.TEXT);
        assertThat(posts()).hasSize(1);
        assertThat(run(sheet, preview)).isEqualTo(new TableImport.Done(1, 1));
        assertThat(posts())
                .extracting(post -> post.post().title() + " " + post.dueAt() + " "
                        + post.post().on() + " " + post.post().wording().text())
                .containsExactly(
                        "Schon da 2026-11-09T08:00:00Z [] Jetzt anders",
                        "Neu 2026-11-10T08:30:00Z [mastodon] Ein neuer Beitrag");
    }

    @Test
    void a_table_taken_up_twice_is_taken_up_once() {
        TableSheet sheet = sheet("Datum;Uhrzeit;Text\n10.11.2026;09:30;Ein neuer Beitrag\n");
        run(sheet, preview(sheet));

        TablePreview again = preview(sheet);

        assertThat(again.count(Kind.SAME)).isOne();
        assertThat(again.isReady()).isFalse();
        TableDraft kept =
                store.keep(CAMPAIGN, SOEST, "soest", "t.csv", sheet("Datum;Uhrzeit;Text\n11.11.2026;09:30;X\n"));
        String mark = preview(kept.sheet()).mark();
        TableMapping mapping = tables.mapping(CAMPAIGN, SOEST, kept.sheet());
        assertThat(tables.run(kept, mapping, PRESS, mark)).isInstanceOf(TableImport.Done.class);
        assertThat(tables.run(kept, mapping, PRESS, mark)).isNotInstanceOf(TableImport.Done.class);
        assertThat(posts()).hasSize(3);
    }

    @Test
    void says_line_and_column_of_everything_wrong_and_takes_nothing_up() {
        TableSheet sheet = sheet("""
                Datum;Uhrzeit;Text;Netzwerke;Link;Kommune
                10.11.2026;09:30;Gut;;;
                31.11.2026;25:00;;Mastadon;soest.de;Olpe
                28.03.2027;02:30;Lücke;;;Hamm
                """);

        TablePreview preview = preview(sheet);

        assertThat(preview.lines().get(1).number()).isEqualTo(3);
        assertThat(preview.lines().get(1).problems())
                .extracting(problem -> problem.column() + " " + problem.key())
                .contains(
                        "Datum not-a-day",
                        "Uhrzeit not-a-time",
                        "Text missing",
                        "Link not-a-link",
                        "Kommune not-yours");
        assertThat(preview.lines().get(2).problems())
                .extracting(TablePreview.Problem::key)
                .contains("time-skipped", "unknown-municipality");
        assertThat(run(sheet, preview)).isInstanceOf(TableImport.Refused.class);
        assertThat(posts()).hasSize(1);
    }

    @Test
    void remembers_what_columns_mean() {
        TableSheet sheet = sheet("Wann;Was\n10.11.2026 09:30;Text\n");
        assertThat(preview(sheet).count(Kind.FAULTY)).isOne();

        store.remember(
                CAMPAIGN, SOEST, sheet, new TableMapping(java.util.Map.of(0, TableField.AT, 1, TableField.TEXT)));

        assertThat(preview(sheet).count(Kind.ADDED)).isOne();
    }

    @Test
    void what_is_given_out_as_a_table_is_the_same_when_it_comes_back() throws IOException {
        TableSheet sheet = sheet("Datum;Uhrzeit;Text;Titel\n10.11.2026;09:30;\"=1+1\nzweite\";@Soest\n");
        run(sheet, preview(sheet));
        List<StoredPost> before = posts();
        TableExport export = new TableExport(editorial.campaigns, editorial.posts);
        Phrases phrases = phrases();
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        export.csv(PostFilter.ALL, phrases, csv);
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        export.xlsx(PostFilter.ALL, phrases, xlsx);

        assertThat(csv.toString(StandardCharsets.UTF_8)).contains("'=1+1", "'@Soest");
        for (byte[] file : List.of(csv.toByteArray(), xlsx.toByteArray())) {
            TablePreview preview = preview((TableSheet) TableReader.read(file));
            assertThat(preview.lines()).extracting(TablePreview.Line::kind).containsOnly(Kind.SAME);
        }
        assertThat(posts()).isEqualTo(before);
    }

    private static Phrases phrases() {
        org.springframework.context.support.ResourceBundleMessageSource messages =
                new org.springframework.context.support.ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new de.malklug.wording.Phrasebook(messages).in(Locale.GERMAN, ZoneId.of("Europe/Berlin"));
    }

    private TablePreview preview(TableSheet sheet) {
        return tables.preview(CAMPAIGN, SOEST, sheet, tables.mapping(CAMPAIGN, SOEST, sheet), PRESS);
    }

    private TableImport.Outcome run(TableSheet sheet, TablePreview preview) {
        return tables.run(CAMPAIGN, SOEST, sheet, tables.mapping(CAMPAIGN, SOEST, sheet), PRESS, preview.mark());
    }

    private List<StoredPost> posts() {
        return editorial.posts.list(PostFilter.ALL, null, 100);
    }

    private static TableSheet sheet(String csv) {
        return (TableSheet) TableReader.read(csv.getBytes(StandardCharsets.UTF_8));
    }
}
