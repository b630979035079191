/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules find in words is found in files with line and column, and at the desk with field and place. */
class WordingInFilesTest {

    @TempDir
    Path folder;

    private CampaignFixture fixture;

    @BeforeEach
    void writeCampaign() {
        fixture = new CampaignFixture(folder);
        fixture.write(
                "campaign.yaml",
                CampaignFixture.CAMPAIGN.replace(
                        "rules: { latest: 2h, checks: { campaign-hashtag: off } }", "rules: { latest: 2h }"));
    }

    @Test
    void a_passage_is_shown_by_line_and_column() {
        post("approved", """
                text: |
                  Guten Tag.

                  Heute 𝗱𝗮. #5malklug
                thread:
                  - text: "Danke! #smartcity"
                """);

        assertThat(found()).containsExactly("9:13 check.letters ERROR", "11:23 check.hashtag-case ERROR");
    }

    @Test
    void a_draft_gets_hints_and_an_approved_post_must_be_mended() {
        post("draft", "text: Guten Tag\n");
        assertThat(found()).containsExactly("6:20 check.campaign-hashtag WARNING");

        post("approved", "text: Guten Tag\n");
        assertThat(found()).containsExactly("6:20 check.campaign-hashtag ERROR");
        assertThat(fixture.read().campaigns().getFirst().unreadable()).containsExactly(new MunicipalityId("soest"));
    }

    @Test
    void advice_stops_nothing() {
        post("approved", "text: \"Kommen Sie ggf. vorbei. #5malklug\"\non: [mastodon]\n");

        assertThat(found()).containsExactly("6:23 check.short-form WARNING");
        assertThat(fixture.read().hasErrors()).isFalse();
    }

    @Test
    void a_campaign_weighs_rules_as_it_likes() {
        fixture.write(
                "campaign.yaml",
                CampaignFixture.CAMPAIGN.replace(
                        "checks: { campaign-hashtag: off }",
                        "checks: { campaign-hashtag: advice, abbreviation: must, emoji-chain: off }, longest-sentence: 3, abbreviations: [ISEK]"));
        post("approved", "text: Das ISEK ist da, usw. 🎉🎉🎉🎉\n");

        assertThat(found())
                .containsExactly(
                        "6:11 check.sentence WARNING",
                        "6:28 check.short-form ERROR",
                        "6:37 check.campaign-hashtag WARNING");
    }

    @Test
    void a_hashtag_in_any_part_will_do_for_every_network() {
        post("approved", """
                text: Guten Tag
                variants: { bluesky: { text: Hallo } }
                thread: [ { text: "Mehr dazu hier. #5malklug" } ]
                """);

        assertThat(found()).isEmpty();
    }

    @Test
    void decoration_needs_a_reason_and_no_description() {
        post("approved", """
                text: "Guten Tag #5malklug"
                media:
                  - { file: media/wall.png, decorative: "Farbiger Streifen ohne Inhalt" }
                  - { file: media/wall.png, decorative: ja }
                  - { file: media/wall.png, alt: Stadtmauer mit Rad, decorative: "Farbiger Streifen ohne Inhalt" }
                  - { file: media/wall.png, alt: Bild vom Wall }
                """);

        assertThat(found())
                .containsExactly(
                        "9:45 check.decorative-why ERROR",
                        "10:71 check.decorative-and-alt ERROR",
                        "11:38 check.alt-opening ERROR");
    }

    @Test
    void a_video_needs_captions_or_a_reason() {
        fixture.write("media/film.png", "PNG");
        fixture.video = true;
        fixture.write("media/film.vtt", "WEBVTT");
        post("approved", """
                text: "Guten Tag #5malklug"
                media:
                  - { file: media/film.png, alt: Ein Rad fährt }
                  - { file: media/film.png, alt: Ein Rad fährt, captions: media/film.vtt }
                  - { file: media/film.png, alt: Ein Rad fährt, captions: in-picture }
                  - { file: media/film.png, alt: Ein Rad fährt, no-speech: Film ohne Ton }
                  - { file: media/film.png, alt: Ein Rad fährt, no-speech: nö }
                  - { file: media/film.png, alt: Ein Rad fährt, captions: media/fehlt.vtt }
                  - { file: media/film.png, alt: Ein Rad fährt, captions: media/wall.png }
                """);

        assertThat(found())
                .containsExactly(
                        "8:17 check.captions ERROR",
                        "12:64 check.no-speech-why ERROR",
                        "13:63 media-missing ERROR",
                        "14:63 not-captions ERROR");
    }

    @Test
    void the_desk_finds_the_same_with_field_place_and_replacement() {
        Campaign campaign = fixture.read().campaigns().getFirst().campaign();
        PostDraft draft = new PostDraft(
                LocalDateTime.of(2026, 11, 9, 9, 0),
                null,
                null,
                List.of("mastodon"),
                Wording.of("Hallo.\nMehr #smartcity #5malklug"),
                Map.of(),
                List.of());

        List<DraftProblem> problems =
                new DraftChecks(fixture).check(campaign, new MunicipalityId("soest"), draft, file -> Optional.empty());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("text");
            assertThat(problem.isError()).isTrue();
            assertThat(problem.passage().from()).isEqualTo(12);
            assertThat(problem.passage().replacedIn(draft.wording().text()))
                    .isEqualTo("Hallo.\nMehr #SmartCity #5malklug");
        });
    }

    private List<String> found() {
        List<CampaignProblem> problems = fixture.read().problems();
        ProblemWordingTest.assertWorded(problems);
        return problems.stream()
                .filter(each -> !each.key().startsWith("misfit."))
                .map(each -> each.at().line() + ":" + each.at().column() + " " + each.key() + " " + each.severity())
                .toList();
    }

    private void post(String status, String rest) {
        fixture.write("soest.yaml", """
                municipality: soest
                posts:
                  - id: eins
                    at: 2026-11-09T09:00
                    status: %s
                """.formatted(status) + rest.indent(4));
    }
}
