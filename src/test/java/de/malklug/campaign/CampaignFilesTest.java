/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CampaignFilesTest {

    private static final String POST = """
            municipality: soest
            posts:
              - id: eins
                at: 2026-11-09T09:00
                text: Hallo
            """;

    private static final String RICH = """
            # yaml-language-server: $schema=../../posts.schema.json
            municipality: soest
            posts:
              - id: klimaneutral-2030
                at: anchor - 9 days 09:00
                status: approved
                title: Klimaneutral bis 2030
                theme: klima
                on: [mastodon, soest-bluesky]
                text: |
                  Soest wird klimaneutral.
                  #5malklug

                link: https://smartcities-suedwestfalen.com/konferenz/
                media:
                  - { file: media/wall.png, alt: "Wall mit Lastenrad" }
                variants:
                  bluesky: { text: "Kürzer #5malklug", media: [] }
                thread:
                  - text: "2/2 weiter"
            """;

    @TempDir
    Path folder;

    private CampaignFixture fixture;

    @BeforeEach
    void writeCampaign() {
        fixture = new CampaignFixture(folder);
    }

    @Test
    void a_whole_campaign_is_read_as_it_is_written() {
        fixture.write("soest.yaml", RICH);

        CampaignReading reading = fixture.read();

        assertThat(reading.problems()).isEmpty();
        CampaignFolder read = reading.campaigns().getFirst();
        assertThat(read.unreadable()).isEmpty();
        Campaign campaign = read.campaign();
        assertThat(campaign.title()).isEqualTo("Fünf Städte, ein Weg");
        assertThat(campaign.hashtag()).isEqualTo("#5malklug");
        assertThat(campaign.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(campaign.language()).isEqualTo("de");
        assertThat(campaign.period()).isEqualTo(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        assertThat(campaign.rules().latest()).isEqualTo(Duration.ofHours(2));
        assertThat(campaign.anchor())
                .isEqualTo(new Anchor(
                        "Smart Cities: Konferenz",
                        LocalDateTime.of(2026, 11, 18, 10, 0),
                        LocalDateTime.of(2026, 11, 18, 16, 0),
                        URI.create("https://smartcities-suedwestfalen.com/konferenz/")));
        assertThat(campaign.municipalities())
                .contains(
                        new Municipality(new MunicipalityId("soest"), "Soest", "SO", 47200, Municipality.Role.TOWN),
                        new Municipality(
                                new MunicipalityId("agentur"),
                                "Südwestfalen Agentur",
                                "SA",
                                null,
                                Municipality.Role.AGENCY));

        MediaReference picture = new MediaReference("media/wall.png", "Wall mit Lastenrad");
        Post expected = new Post(
                new PostId("klimaneutral-2030"),
                new MunicipalityId("soest"),
                new PostTime.Relative(-9, PostTime.Unit.DAY, java.time.LocalTime.of(9, 0)),
                Post.Status.APPROVED,
                "Klimaneutral bis 2030",
                "klima",
                List.of("mastodon", "soest-bluesky"),
                new Wording(
                        "Soest wird klimaneutral.\n#5malklug",
                        URI.create("https://smartcities-suedwestfalen.com/konferenz/"),
                        List.of(picture)),
                Map.of(CampaignFixture.BLUESKY, new Variant("Kürzer #5malklug", null, List.of())),
                List.of(Wording.of("2/2 weiter")),
                new SourcePosition("soest.yaml", 4, 5));
        assertThat(read.posts()).containsExactly(expected);
        assertThat(read.fileOf(picture)).exists();
    }

    @Test
    void a_folder_of_campaigns_is_read_campaign_by_campaign() {
        CampaignFixture one = new CampaignFixture(folder.resolve("all/eins"));
        one.write("soest.yaml", POST);
        new CampaignFixture(folder.resolve("all/zwei"));

        CampaignReading reading = new CampaignFiles(one).read(folder.resolve("all"));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.campaigns())
                .extracting(each -> each.campaign().id().value())
                .containsExactly("eins", "zwei");
        assertThat(reading.campaigns().getFirst().posts().getFirst().source()).hasToString("eins/soest.yaml:3:5");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongPosts")
    void a_wrong_post_is_reported_at_its_place(String key, String marked) {
        Marked file = Marked.at("municipality: soest\nposts:\n" + marked.indent(2));

        fixture.write("soest.yaml", file.text());

        assertOnlyProblem(key, "soest.yaml", file);
    }

    static Stream<Arguments> wrongPosts() {
        return Stream.of(
                arguments("unknown-key", "- id: a\n  at: 2026-11-09T09:00\n  §txet: x\n  text: x"),
                arguments("unknown-key-far", "- id: a\n  at: 2026-11-09T09:00\n  §farbe: x\n  text: x"),
                arguments("duplicate-key", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  §text: y"),
                arguments("missing-key", "- §at: 2026-11-09T09:00\n  text: x"),
                arguments("missing-key", "- §id: a\n  text: x"),
                arguments("missing-key", "- §id: a\n  at: 2026-11-09T09:00"),
                arguments("empty-value", "- id: a\n  at: 2026-11-09T09:00\n  §text:"),
                arguments("empty-value", "- id: a\n  at: 2026-11-09T09:00\n  §text: ~"),
                arguments("empty-value", "- id: a\n  at: 2026-11-09T09:00\n  §text: '  '"),
                arguments("not-a-text", "- id: a\n  at: 2026-11-09T09:00\n  text: §[x]"),
                arguments("not-a-text", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  title: §{ x: y }"),
                arguments("not-a-mapping", "- §einfach so"),
                arguments("not-a-list", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  on: §mastodon"),
                arguments("empty-value", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  §media:"),
                arguments("not-a-list", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  thread: §{ text: x }"),
                arguments(
                        "not-a-mapping-of-names", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  variants: §[bluesky]"),
                arguments("not-a-text", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  on: [§[mastodon]]"),
                arguments("not-an-id", "- id: §Groß\n  at: 2026-11-09T09:00\n  text: x"),
                arguments("not-an-id", "- id: §a b\n  at: 2026-11-09T09:00\n  text: x"),
                arguments("not-a-time", "- id: a\n  at: §morgen\n  text: x"),
                arguments("not-a-time", "- id: a\n  at: §2026-11-09\n  text: x"),
                arguments("not-a-time", "- id: a\n  at: §2026-11-31T09:00\n  text: x"),
                arguments("not-a-time", "- id: a\n  at: §2026-11-09T24:00\n  text: x"),
                arguments("not-a-time", "- id: a\n  at: §2026-11-09T09:00+01:00\n  text: x"),
                arguments("not-a-time", "- id: a\n  at: §anchor - 9 tage\n  text: x"),
                arguments("not-a-time", "- id: a\n  at: §anchor - 2 hours 09:00\n  text: x"),
                arguments("not-a-time", "- id: a\n  at: §anchor - 1 day 25:00\n  text: x"),
                arguments("time-skipped", "- id: a\n  at: §2026-03-29T02:30\n  text: x"),
                arguments("not-one-of", "- id: a\n  at: 2026-11-09T09:00\n  status: §fertig\n  text: x"),
                arguments("not-a-link", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  link: §www.soest.de"),
                arguments("not-a-link", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  link: §javascript:alert(1)"),
                arguments("not-a-link", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  link: §https://u:p@soest.de/"),
                arguments("unknown-account", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  on: [bluesky, §mastodn]"),
                arguments("unknown-account", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  on:\n    - §soest-mastdon"),
                arguments("unknown-account-far", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  on: [§instagram]"),
                arguments("account-of-other", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  on: [§olpe-mastodon]"),
                arguments(
                        "unknown-network", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  variants:\n    §blueski: {}"),
                arguments(
                        "unknown-network-far", "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  variants:\n    §fax: {}"),
                arguments(
                        "unknown-key",
                        "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  variants:\n    bluesky: { §texte: x }"),
                arguments(
                        "missing-key",
                        "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  thread:\n    - §link: https://soest.de"),
                arguments("alt-missing", media("file: media/wall.png").replace("- {", "- §{")),
                arguments("alt-missing", media("file: media/wall.png, alt: §''")),
                arguments("alt-missing", media("file: media/wall.png, alt: §' '")),
                arguments("alt-is-file-name", media("file: media/wall.png, alt: §wall.png")),
                arguments("missing-key", media("alt: Wall").replace("- {", "- §{")),
                arguments("media-missing", media("file: §media/wal.png, alt: Wall")),
                arguments("media-missing", media("file: §media/Wall.PNG, alt: Wall")),
                arguments("media-missing-far", media("file: §bilder/rathaus.png, alt: Wall")),
                arguments("media-outside", media("file: §../wall.png, alt: Wall")),
                arguments("media-outside", media("file: §media/../media/wall.png, alt: Wall")),
                arguments("media-outside", media("file: §/etc/hostname, alt: Wall")),
                arguments("media-outside", media("file: §'C:\\wall.png', alt: Wall")),
                arguments("media-outside", media("file: §'https://soest.de/wall.png', alt: Wall")),
                arguments("media-unreadable", media("file: §media, alt: Wall")),
                arguments("media-unreadable", media("file: §media/notes.txt, alt: Wall")),
                arguments("control-character", media("file: §\"media/\\0.png\", alt: Wall")),
                arguments("misfit.TEXT_TOO_LONG", text("§" + "x".repeat(31))),
                arguments(
                        "misfit.TEXT_TOO_LONG",
                        text("kurz\n  variants: { mastodon: { text: §" + "x".repeat(51) + " } }")),
                arguments(
                        "misfit.TEXT_TOO_LONG",
                        text("kurz\n  on: [mastodon]\n  thread:\n    - text: §" + "x".repeat(51))),
                arguments(
                        "misfit.TOO_MANY_PARTS", text("§kurz\n  on: [mastodon]\n  thread: [{ text: a }, { text: b }]")),
                arguments(
                        "misfit.ALT_TEXT_TOO_LONG",
                        media("file: media/wall.png, alt: " + "Wall ".repeat(5)).replace("- {", "- §{")
                                + "\n  on: [mastodon]"),
                arguments(
                        "misfit.ALT_TEXT_TOO_LONG",
                        text(
                                "x\n  variants: { bluesky: { media: [§{ file: media/wall.png, alt: Ein sehr langer Alternativtext }] } }")));
    }

    private static String text(String text) {
        return "- id: a\n  at: 2026-11-09T09:00\n  text: " + text;
    }

    private static String media(String entry) {
        return "- id: a\n  at: 2026-11-09T09:00\n  text: x\n  media:\n    - { " + entry + " }";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongFiles")
    void a_wrong_file_is_reported_at_its_place(String key, String marked) {
        Marked file = Marked.at(marked);

        fixture.write("soest.yaml", file.text());

        assertOnlyProblem(key, "soest.yaml", file);
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                arguments("file-empty", "§"),
                arguments("file-empty", "§# nur ein Kommentar\n"),
                arguments("not-a-mapping", "§- a\n"),
                arguments("missing-key", "§municipality: soest\n"),
                arguments("missing-key", "§posts: []\n"),
                arguments("unknown-key", "municipality: soest\n§post: []\nposts: []\n"),
                arguments("unknown-municipality", "municipality: §sost\nposts: []\n"),
                arguments("unknown-municipality-far", "municipality: §hamburg\nposts: []\n"),
                arguments("no-account", "municipality: §agentur\n" + POST.substring(POST.indexOf("posts"))),
                arguments(
                        "no-account-on-network",
                        "municipality: olpe\nposts:\n  - { id: a, at: 2026-11-09T09:00, text: x, on: [§bluesky] }\n"),
                arguments("tab", "municipality: soest\nposts:\n§\t- id: a\n    at: 2026-11-09T09:00\n    text: x\n"),
                arguments("several-documents", POST + "§---\nmunicipality: olpe\nposts: []\n"),
                arguments("tag", POST + "  - §!!java.net.URL [x]\n"),
                arguments("tag", POST.replace("text: Hallo", "text: Hallo\n    title: §!!str Titel")),
                arguments("unknown-alias", POST.replace("text: Hallo", "text: Hallo\n    media: §*nichts")),
                arguments("alias-of-itself", POST.replace("text: Hallo", "text: Hallo\n    thread: &x [§*x]")),
                arguments("key-not-text", POST + "? §[a, b]\n: c\n"),
                arguments("unknown-key-far", POST.replace("text: Hallo", "text: Hallo\n    §<<: {}")),
                arguments("yaml-colon", POST.replace("Hallo", "Smart Cities§: Konferenz")),
                arguments("yaml-quote-needed", POST.replace("Hallo", "§@soest grüßt")),
                arguments("yaml-open-quote", POST.replace("Hallo", "§\"Hallo")),
                arguments(
                        "yaml-open-bracket",
                        POST.replace("Hallo", "x\n    on: §[mastodon\n  - { id: b, at: 2026-11-10T09:00, text: y }\n")),
                arguments("yaml-escape", POST.replace("Hallo", "\"\\§q\"")),
                arguments("control-character", POST.replace("Hallo", "Ha§\u0007llo")),
                arguments("control-character", POST.replace("Hallo", "😀ä§\u0000llo")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongCampaigns")
    void a_wrong_campaign_is_reported_at_its_place(String key, String good, String marked) {
        assertThat(CampaignFixture.CAMPAIGN).contains(good);
        Marked file = Marked.at(CampaignFixture.CAMPAIGN.replace(good, marked));

        fixture.write("soest.yaml", POST).write("campaign.yaml", file.text());

        assertOnlyProblem(key, "campaign.yaml", file);
        assertThat(fixture.read().campaigns()).isEmpty();
    }

    static Stream<Arguments> wrongCampaigns() {
        return Stream.of(
                arguments("missing-key", "title: Fünf Städte, ein Weg\n", "§"),
                arguments("missing-key", "period: { from: 2026-01-01, to", "period: §{ to"),
                arguments("unknown-key", "hashtag: \"", "§hashtags: [a]\nhashtag: \""),
                arguments("not-an-id", "title: F", "campaign: §Fünf mal klug\ntitle: F"),
                arguments("not-a-hashtag", "\"#5malklug\"", "§\"#5 mal klug\""),
                arguments("not-a-hashtag", "\"#5malklug\"", "§2026"),
                arguments("unknown-zone", "Europe/Berlin", "§Europe/Soest"),
                arguments("not-a-language", "rules:", "language: §deutsch!\nrules:"),
                arguments("not-a-date", "from: 2026-01-01", "from: §1.1.2026"),
                arguments("ends-before-it-begins", "to: 2026-12-31", "to: §2025-12-31"),
                arguments("not-a-wall-clock-time", "at: 2026-11-18T10:00", "at: §anchor"),
                arguments("ends-before-it-begins", "until: 2026-11-18T16:00", "until: §2026-11-17T16:00"),
                arguments("time-skipped", "at: 2026-11-18T10:00", "at: §2026-03-29T02:00"),
                arguments("not-a-link", "link: https:", "link: §htps:"),
                arguments("not-a-duration", "latest: 2h", "latest: §gleich"),
                arguments("not-a-duration", "latest: 2h", "latest: §0h"),
                arguments("not-a-mapping", "rules: { latest: 2h, checks: { campaign-hashtag: off } }", "rules: §2h"),
                arguments("empty-value", "rules: { latest: 2h, checks: { campaign-hashtag: off } }", "§rules:"),
                arguments("not-a-count", "population: 47200", "population: §47.200"),
                arguments("not-one-of", "role: agency", "role: §chef"),
                arguments("duplicate-key", "  olpe:", "  §soest:"),
                arguments("not-an-id", "  olpe:", "  §Olpe an der Bigge:"),
                arguments("not-a-mapping", "{ name: Olpe, short: OL, population: 24600 }", "§Olpe"),
                arguments("duplicate-sign", "short: OL", "short: §SO"),
                arguments("share-too-large", "population: 24600 }", "population: 24600, share: §101 }"),
                arguments("share-of-agency", "role: agency }", "role: agency, share: §20 }"),
                arguments(
                        "shares-not-whole",
                        "municipalities:\n  soest: { name: Soest,",
                        "municipalities:\n  §soest: { share: 20, name: Soest,"),
                arguments(
                        "not-a-time-of-day",
                        "{ latest: 2h,",
                        "{ quiet-hours: { from: §25:00, to: \"7:00\" }, latest: 2h,"),
                arguments(
                        "quiet-all-day",
                        "{ latest: 2h,",
                        "{ quiet-hours: { from: \"7:00\", to: §\"7:00\" }, latest: 2h,"),
                arguments(
                        "not-one-of",
                        "{ latest: 2h,",
                        "{ quiet-hours: { from: \"21:00\", to: \"7:00\", then: §proposes }, latest: 2h,"),
                arguments("distance-too-long", "{ latest: 2h,", "{ distance: { least: §8 days }, latest: 2h,"),
                arguments("not-one-of", "{ latest: 2h,", "{ late: §maybe, latest: 2h,"),
                arguments(
                        "unknown-key",
                        "{ latest: 2h,",
                        "{ accounts: { soest-mastodon: { §quiet-hour: none } }, latest: 2h,"),
                arguments(
                        "missing-key",
                        "municipalities:",
                        "neutrality: { wahl: §{ title: Wahl, from: 2026-09-01 } }\nmunicipalities:"),
                arguments(
                        "ends-before-it-begins",
                        "municipalities:",
                        "neutrality: { wahl: { title: Wahl, from: 2026-09-01, to: §2026-08-01 } }\nmunicipalities:"),
                arguments(
                        "unknown-municipality",
                        "municipalities:",
                        "neutrality: { wahl: { title: Wahl, from: 2026-09-01, to: 2026-09-02, municipalities: [§soets] } }\nmunicipalities:"),
                arguments(
                        "layer-without-days",
                        "municipalities:",
                        "layers: { still: §{ title: Stille Tage } }\nmunicipalities:"),
                arguments(
                        "unknown-holidays",
                        "municipalities:",
                        "layers: { frei: { title: Feiertage, holidays: §de-xx } }\nmunicipalities:"),
                arguments(
                        "days-file-missing",
                        "municipalities:",
                        "layers: { rat: { title: Rat, file: §calendar/rat.ics } }\nmunicipalities:"),
                arguments(
                        "days-file-missing",
                        "municipalities:",
                        "layers: { rat: { title: Rat, file: §../rat.ics } }\nmunicipalities:"),
                arguments(
                        "days-file-kind",
                        "municipalities:",
                        "layers: { rat: { title: Rat, file: §rat.txt } }\nmunicipalities:"),
                arguments(
                        "days-file-among-posts",
                        "municipalities:",
                        "layers: { rat: { title: Rat, file: §rat.yaml } }\nmunicipalities:"),
                arguments(
                        "day-or-days",
                        "municipalities:",
                        "layers: { still: { title: S, days: [{ on: §2026-11-01, to: 2026-11-02, title: A }] } }\nmunicipalities:"),
                arguments("missing-key", "{ name: Olpe, ", "§{ "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "empty-value, municipalities: §{}",
        "empty-value, §municipalities:",
        "not-a-mapping-of-names, municipalities: §[]"
    })
    void a_campaign_needs_municipalities(String key, String marked) {
        String campaign = CampaignFixture.CAMPAIGN;
        Marked file = Marked.at(campaign.substring(0, campaign.indexOf("municipalities:")) + marked + "\n");

        fixture.write("campaign.yaml", file.text());

        assertOnlyProblem(key, "campaign.yaml", file);
    }

    @Test
    void broken_utf_8_is_found_by_byte_and_reported_by_line_and_column() {
        byte[] broken = POST.replace("Hallo", "Grüße ✔ #XX").getBytes(StandardCharsets.UTF_8);
        int place = new String(broken, StandardCharsets.ISO_8859_1).indexOf("XX");
        broken[place] = (byte) 0xE4;

        fixture.write("soest.yaml", broken);

        assertThat(fixture.read().problems())
                .extracting(CampaignProblem::key, each -> each.at().toString(), CampaignProblem::arguments)
                .containsExactly(tuple("not-utf-8", "soest.yaml:5:20", List.of(String.valueOf(place), "E4")));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_welcome() {
        fixture.write(
                "soest.yaml",
                "\uFEFF" + POST.replace("Hallo", "|\n      Hallo\n      Soest").replace("\n", "\r\n"));

        CampaignReading reading = fixture.read();

        assertThat(reading.problems()).isEmpty();
        Post post = reading.campaigns().getFirst().posts().getFirst();
        assertThat(post.wording().text()).isEqualTo("Hallo\nSoest");
        assertThat(post.source()).hasToString("soest.yaml:3:5");
    }

    @Test
    void every_problem_is_reported_at_once() {
        fixture.write("campaign.yaml", CampaignFixture.CAMPAIGN.replace("Europe/Berlin", "Mars"))
                .write("soest.yaml", """
                        municipality: soest
                        posts:
                          - id: A
                            at: gestern
                            on: [fax]
                            text: ""
                            media: [{ file: ../x.png }]
                          - id: b
                            at: 2026-11-09T09:00
                            text: "unfertig
                        """)
                .write("olpe.yaml", "municipality: olpe\nposts:\n\t- id: c\n\t  at: heute\n\t  text: x\n");

        assertThat(fixture.read().problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactlyInAnyOrder(
                        "campaign.yaml:3:7 unknown-zone",
                        "olpe.yaml:3:1 tab",
                        "olpe.yaml:4:1 tab",
                        "olpe.yaml:4:8 not-a-time",
                        "olpe.yaml:5:1 tab",
                        "soest.yaml:3:9 not-an-id",
                        "soest.yaml:4:9 not-a-time",
                        "soest.yaml:6:5 empty-value",
                        "soest.yaml:7:13 alt-missing",
                        "soest.yaml:7:21 media-outside",
                        "soest.yaml:10:11 yaml-open-quote");
    }

    @Test
    void a_slip_in_one_post_hides_nothing_about_the_others() {
        fixture.write("soest.yaml", """
                municipality: soest
                posts:
                  - id: eins
                    at: gestern
                    text: Smart Cities: Konferenz
                  - id: zwei
                    at: 2026-11-09T09:00
                    text: |
                   zu wenig eingerückt
                    link: https://soest.de
                  - id: drei
                    at: morgen
                    text: "nie geschlossen
                  - id: vier
                    at: heute
                    text: @soest
                  - id: fünf
                    at: 2026-11-09T09:00
                    text: gut
                  - id: sechs
                    at: 2026-11-09T09:00
                    text: auch gut
                """);

        CampaignReading reading = fixture.read();

        assertThat(reading.problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly(
                        "soest.yaml:4:9 not-a-time",
                        "soest.yaml:5:23 yaml-colon",
                        "soest.yaml:9:4 yaml-indentation",
                        "soest.yaml:12:9 not-a-time",
                        "soest.yaml:13:11 yaml-open-quote",
                        "soest.yaml:15:9 not-a-time",
                        "soest.yaml:16:11 yaml-quote-needed",
                        "soest.yaml:17:9 not-an-id");
        assertThat(reading.campaigns().getFirst().posts())
                .extracting(each -> each.id().value())
                .contains("sechs");
    }

    @Test
    void the_same_id_twice_names_the_first_place_even_across_files() {
        fixture.write("soest.yaml", POST).write("soest-2.yaml", POST);

        assertThat(fixture.read().problems())
                .extracting(each -> each.at() + " " + each.key(), CampaignProblem::arguments)
                .containsExactly(tuple("soest.yaml:3:5 duplicate-post", List.of("eins", "soest-2.yaml:3")));
    }

    @Test
    void two_municipalities_may_use_the_same_id() {
        fixture.write("soest.yaml", POST).write("olpe.yaml", POST.replace("soest", "olpe"));

        assertThat(fixture.read().problems()).isEmpty();
    }

    @Test
    void two_campaigns_of_one_name_are_both_left_alone() {
        CampaignFixture one = new CampaignFixture(folder.resolve("all/eins"));
        new CampaignFixture(folder.resolve("all/zwei"))
                .write("campaign.yaml", "campaign: eins\n" + CampaignFixture.CAMPAIGN);

        CampaignReading reading = new CampaignFiles(one).read(folder.resolve("all"));

        assertThat(reading.problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly("zwei/campaign.yaml:1:1 duplicate-campaign");
        assertThat(reading.campaigns()).isEmpty();
    }

    @Test
    void folders_without_a_campaign_are_reported() {
        fixture.write("all/eins/soest.yaml", POST).write("none/readme.txt", "x");

        assertThat(new CampaignFiles(fixture).read(folder.resolve("all")).problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly("eins/campaign.yaml:1:1 no-campaign-file");
        assertThat(new CampaignFiles(fixture).read(folder.resolve("none")).problems())
                .extracting(CampaignProblem::key)
                .containsExactly("no-campaign");
        assertThat(new CampaignFiles(fixture).read(folder.resolve("gone")).problems())
                .extracting(CampaignProblem::key)
                .containsExactly("folder-missing");
    }

    @Test
    void a_folder_whose_name_is_no_id_needs_a_campaign_key() {
        CampaignFixture named = new CampaignFixture(folder.resolve("Meine Kampagne"));

        assertThat(named.read().problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly("campaign.yaml:1:1 folder-not-an-id");
        assertThat(named.write("campaign.yaml", "campaign: meine\n" + CampaignFixture.CAMPAIGN)
                        .read()
                        .problems())
                .isEmpty();
    }

    @Test
    void symbolic_links_out_of_the_folder_are_refused() throws Exception {
        CampaignFixture inner = new CampaignFixture(folder.resolve("innen"));
        Path secret = Files.writeString(folder.resolve("geheim.png"), "PNG");
        Files.createSymbolicLink(inner.folder.resolve("media/link.png"), secret);
        Files.createSymbolicLink(inner.folder.resolve("olpe.yaml"), folder.resolve("campaign.yaml"));
        Files.createSymbolicLink(inner.folder.resolve("media/hier.png"), inner.folder.resolve("media/wall.png"));
        inner.write("soest.yaml", POST + """
                    media:
                      - { file: media/link.png, alt: Wall }
                      - { file: media/hier.png, alt: Wall }
                """);

        assertThat(inner.read().problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly("olpe.yaml:1:1 file-outside", "soest.yaml:7:17 media-outside");
    }

    @Test
    void a_picture_is_looked_at_once_however_often_it_is_named() {
        String posts = Stream.iterate(1, each -> each + 1)
                .limit(50)
                .map(each -> "  - { id: p" + each
                        + ", at: 2026-11-09T09:00, text: x, media: [{ file: media/wall.png, alt: Wall }] }\n")
                .reduce("municipality: soest\nposts:\n", String::concat);

        assertThat(fixture.write("soest.yaml", posts).read().problems()).isEmpty();
        assertThat(fixture.mediaReads).isEqualTo(1);
    }

    @Test
    void a_text_too_long_for_two_networks_is_reported_for_each() {
        fixture.write("soest.yaml", POST.replace("Hallo", "x".repeat(60)));

        assertThat(fixture.read().problems())
                .extracting(each -> each.at() + " " + each.key(), CampaignProblem::arguments)
                .containsExactlyInAnyOrder(
                        tuple("soest.yaml:5:11 misfit.TEXT_TOO_LONG", List.of("mastodon", 60, 50, 10L)),
                        tuple("soest.yaml:5:11 misfit.TEXT_TOO_LONG", List.of("bluesky", 60, 30, 30L)));
    }

    @Test
    void a_time_outside_the_period_is_a_warning_only() {
        fixture.write("soest.yaml", POST.replace("2026-11-09", "2027-11-09"));

        CampaignReading reading = fixture.read();

        assertThat(reading.problems())
                .extracting(each -> each.at() + " " + each.key() + " " + each.severity())
                .containsExactly("soest.yaml:4:9 outside-period WARNING");
        assertThat(reading.hasErrors()).isFalse();
        assertThat(reading.campaigns().getFirst().isComplete(new MunicipalityId("soest")))
                .isTrue();
    }

    @Test
    void a_time_relative_to_a_missing_anchor_is_reported() {
        String campaign = CampaignFixture.CAMPAIGN.replaceAll("(?m)^anchor:\\n(  .*\\n){4}", "");
        fixture.write("campaign.yaml", campaign).write("soest.yaml", POST.replace("2026-11-09T09:00", "anchor"));

        assertThat(fixture.read().problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly("soest.yaml:4:9 no-anchor");
    }

    @Test
    void a_moved_campaign_is_checked_where_it_is_moved_to() {
        fixture.write("soest.yaml", POST.replace("2026-11-09T09:00", "anchor + 30 minutes"));

        CampaignReading reading =
                new CampaignFiles(fixture).read(folder, Timeline.anchoredAt(LocalDateTime.of(2027, 3, 28, 1, 45)));

        assertThat(reading.problems())
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly("soest.yaml:4:9 time-skipped");
    }

    @Test
    void a_file_with_errors_marks_its_municipality_and_no_other_as_incomplete() {
        fixture.write("soest.yaml", POST.replace("Hallo", "''")).write("olpe.yaml", POST.replace("soest", "olpe"));

        CampaignFolder read = fixture.read().campaigns().getFirst();

        assertThat(read.isComplete(new MunicipalityId("soest"))).isFalse();
        assertThat(read.isComplete(new MunicipalityId("olpe"))).isTrue();
    }

    @Test
    void a_file_that_does_not_say_whose_it_is_makes_every_municipality_incomplete() {
        fixture.write("soest.yaml", POST.replace("soest", "sost")).write("olpe.yaml", POST.replace("soest", "olpe"));

        assertThat(fixture.read().campaigns().getFirst().unreadable())
                .extracting(MunicipalityId::value)
                .containsExactlyInAnyOrder("soest", "olpe", "agentur");
    }

    @Test
    void aliases_are_read_like_their_targets() {
        fixture.write("soest.yaml", """
                municipality: soest
                posts:
                  - id: a
                    at: 2026-11-09T09:00
                    text: &text Hallo
                    media: &media [{ file: media/wall.png, alt: Wall }]
                  - id: b
                    at: 2026-11-10T09:00
                    text: *text
                    media: *media
                """);

        CampaignReading reading = fixture.read();

        assertThat(reading.problems()).isEmpty();
        List<Post> posts = reading.campaigns().getFirst().posts();
        assertThat(posts.get(1).wording()).isEqualTo(posts.get(0).wording());
    }

    @Test
    void whatever_happens_to_the_files_reading_them_ends_in_sentences() {
        Random random = new Random(5);
        String pieces = "\t\n -:?[]{},&*!|>'\"%@`#~\\ä0aA/.";
        for (int round = 0; round < 400; round++) {
            fixture.write("campaign.yaml", changed(CampaignFixture.CAMPAIGN, pieces, random));
            fixture.write("soest.yaml", changed(RICH, pieces, random));

            CampaignReading reading = fixture.read();

            ProblemWordingTest.assertWorded(reading.problems());
            assertThat(reading.problems())
                    .allMatch(each -> each.at().line() >= 1 && each.at().column() >= 1);
            assertThat(reading.campaigns().isEmpty())
                    .isEqualTo(reading.problems().stream()
                            .anyMatch(each -> each.isError() && each.at().file().equals("campaign.yaml")));
        }
    }

    private static String changed(String text, String pieces, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            changed.setCharAt(random.nextInt(changed.length()), pieces.charAt(random.nextInt(pieces.length())));
        }
        return changed.toString();
    }

    private void assertOnlyProblem(String key, String file, Marked place) {
        List<CampaignProblem> problems = fixture.read().problems();
        ProblemWordingTest.assertWorded(problems);
        assertThat(problems)
                .extracting(each -> each.at() + " " + each.key())
                .containsExactly(new SourcePosition(file, place.line(), place.column()) + " " + key);
    }
}
