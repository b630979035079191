/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.board.Board;
import de.malklug.board.Kept;
import de.malklug.plan.Collision;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import de.malklug.web.testing.SamplePosts;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class BoardPageTest extends PagesTests {

    private static final String CAMPAIGN = "/board?span=campaign";

    @Autowired
    private Board board;

    @Autowired
    private SamplePosts samples;

    @Autowired
    private JdbcClient writing;

    @AfterEach
    void as_before() {
        samples.reset();
        writing.sql("DELETE FROM kept_collision").update();
    }

    @Test
    void the_board_tells_shares_in_a_sentence_a_drawing_and_a_table() throws Exception {
        assertThat(text("/board", SignedInAs.agency()))
                .contains("1. bis 30. November 2026", "Beiträge", "Plätze", "Reichweite", "<svg", "Als Tabelle")
                .contains("Woche für Woche", "KW 46", "Zusammen")
                .contains("Zur Reichweite ist noch nichts gelesen.")
                .containsPattern("\\d+ (über|unter)");
    }

    @Test
    void weeks_months_and_the_campaign_can_be_shown_and_each_measure_counted() throws Exception {
        assertThat(text("/board?span=week&at=2026-11-11", SignedInAs.marketing()))
                .contains("9. bis 15. November 2026", "/board?span=week&amp;at=2026-11-18")
                .doesNotContain("Zusammen");
        assertThat(text(CAMPAIGN, SignedInAs.marketing())).contains("26. Oktober bis 29. November 2026");
        assertThat(text("/board?span=week&at=2026-11-11&measure=slots", SignedInAs.marketing()))
                .contains("Plätze je Woche und Kommune");
        assertThat(pages.get()
                        .uri("/board?span=year&at=gestern&measure=likes&most=x")
                        .with(SignedInAs.agency()))
                .hasStatusOk();
    }

    @Test
    void a_collision_shows_both_posts_the_reason_and_ways_out_to_the_agency() throws Exception {
        assertThat(text(CAMPAIGN, SignedInAs.agency()))
                .contains("Beide handeln innerhalb einer Stunde vom selben Thema")
                .contains(
                        "Bessere Plätze", "Vorschlag übernehmen", "So lassen, Grund …", "lässt die Freigabe erlöschen");
    }

    @Test
    void municipalities_and_marketing_read_and_decide_nothing() throws Exception {
        for (RequestPostProcessor reader :
                new RequestPostProcessor[] {SignedInAs.municipality("soest"), SignedInAs.marketing()}) {
            assertThat(text(CAMPAIGN, reader))
                    .contains("Über Überschneidungen entscheidet die Agentur.", "vom selben Thema")
                    .doesNotContain("So lassen, Grund", "Vorschlag übernehmen", "/exchange\"");
            Collision collision = first();
            assertThat(keep(collision, "Weil", reader)).hasStatus(403);
        }
    }

    @Test
    void what_is_left_as_it_is_is_quiet_with_its_reason_and_can_be_opened_again() throws Exception {
        Collision collision = first();

        assertThat(keep(collision, "Die Leute in Olpe lesen Soest nicht", SignedInAs.agency()))
                .hasRedirectedUrl(CAMPAIGN);
        assertThat(board.of(SampleCampaign.CAMPAIGN).open()).doesNotContain(collision);
        assertThat(text(CAMPAIGN, SignedInAs.marketing()))
                .contains("So gelassen (1)", "So gelassen von Agentur", "Die Leute in Olpe lesen Soest nicht");

        assertThat(pages.post()
                        .uri("/board/reopen?span=campaign")
                        .param("one", collision.first().post().toString())
                        .param("other", collision.second().post().toString())
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasRedirectedUrl(CAMPAIGN);
        assertThat(board.of(SampleCampaign.CAMPAIGN).open()).contains(collision);
    }

    @Test
    void a_reason_is_asked_for_at_its_field() throws Exception {
        assertThat(keep(first(), "  ", SignedInAs.agency()))
                .hasStatus(422)
                .bodyText()
                .contains("Nennen Sie einen Grund.", "aria-invalid=\"true\"");
        assertThat(keep(first(), "x".repeat(501), SignedInAs.agency()))
                .hasStatus(422)
                .bodyText()
                .contains("höchstens 500 Zeichen");
    }

    @Test
    void a_reason_holds_only_for_the_posts_as_they_were_seen() throws Exception {
        Collision collision = first();
        MvcTestResult answer = pages.post()
                .uri("/board/keep?span=campaign")
                .param("one", collision.first().post().toString())
                .param("other", collision.second().post().toString())
                .param("seen", "anders~anders")
                .param("reason", "Passt")
                .with(SignedInAs.agency())
                .with(csrf())
                .exchange();

        assertThat(answer).hasRedirectedUrl(CAMPAIGN);
        assertThat(answer.getMvcResult().getFlashMap().get("flash"))
                .hasToString(
                        "Flash[good=false, text=Einer der beiden Beiträge hat sich inzwischen geändert. Sehen Sie noch einmal hin.]");
        assertThat(board.of(SampleCampaign.CAMPAIGN).open()).contains(collision);
    }

    private Collision first() {
        return board.of(SampleCampaign.CAMPAIGN).open().getFirst();
    }

    private MvcTestResult keep(Collision collision, String reason, RequestPostProcessor who) {
        return pages.post()
                .uri("/board/keep?span=campaign")
                .param("one", collision.first().post().toString())
                .param("other", collision.second().post().toString())
                .param("seen", Kept.fingerprints(collision))
                .param("reason", reason)
                .with(who)
                .with(csrf())
                .exchange();
    }

    private String text(String address, RequestPostProcessor who) throws UnsupportedEncodingException {
        MvcTestResult result = pages.get().uri(URI.create(address)).with(who).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
