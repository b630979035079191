/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.campaign.CampaignText;
import de.malklug.editorial.CampaignFile;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CampaignPageTest extends PagesTests {

    @Autowired
    private CampaignFile file;

    private byte[] before;

    @BeforeEach
    void remember() {
        before = text().bytes();
    }

    @AfterEach
    void restore() throws IOException {
        Files.write(text().file(), before);
    }

    @Test
    void the_agency_sees_what_holds_and_where_it_stands() {
        assertThat(pages.get().uri("/campaign").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "5malklug/campaign.yaml",
                        "value=\"21:00\"",
                        "Stille Tage",
                        "Totensonntag: 22. November 2026",
                        "malklug kennt die gesetzlichen Feiertage (de-nw).",
                        "Innerhalb der Frist von selbst nachholen",
                        "Zeile ");
    }

    @Test
    void others_do_not_see_it() {
        assertThat(pages.get().uri("/campaign").with(SignedInAs.municipality("soest")))
                .hasStatus(403);
        assertThat(pages.get().uri("/campaign").with(SignedInAs.marketing())).hasStatus(403);
    }

    @Test
    void what_is_saved_stands_in_the_file() {
        assertThat(save(CampaignFile.sum(text()), Map.of("distance.least", "90", "unknown.thing", "x")))
                .hasStatus3xxRedirection();

        assertThat(content()).contains("distance: { least: 90 minutes, then: warns }");
    }

    @Test
    void a_new_election_gets_an_id_of_its_own() {
        save(
                CampaignFile.sum(text()),
                Map.of(
                        "add.window.title", "Bürgerentscheid Süd",
                        "add.window.from", "2026-11-20",
                        "add.window.to", "2026-11-29",
                        "add.window.then", "blocks",
                        "add.window.office-holders", "Bürgermeister"));

        assertThat(text().campaign().rules().neutrality())
                .singleElement()
                .satisfies(window -> assertThat(window.id()).isEqualTo("buergerentscheid-sued"));
    }

    @Test
    void a_file_that_changed_meanwhile_is_shown_beside_what_was_typed() throws IOException {
        String seen = CampaignFile.sum(text());
        Files.writeString(text().file(), content().replace("latest: 2 hours", "latest: 5 hours"));

        assertThat(save(seen, Map.of("rules.latest", "180")))
                .hasStatus(409)
                .bodyText()
                .contains("Nichts wurde gespeichert", ">180<", ">300<", "Meine Angaben trotzdem speichern");
        assertThat(content()).contains("latest: 5 hours");
    }

    @Test
    void what_would_be_wrong_is_said_and_nothing_is_lost() {
        assertThat(save(CampaignFile.sum(text()), Map.of("period.to", "2020-01-01", "rules.latest", "77")))
                .hasStatus(422)
                .bodyText()
                .contains("campaign.yaml:", "value=\"2020-01-01\"", "value=\"77\"");
    }

    @Test
    void the_calendar_shows_layers() {
        assertThat(pages.get().uri("/calendar/month/2026-11").with(SignedInAs.agency()))
                .hasStatusOk();
    }

    private MvcTestResult save(String seen, Map<String, String> values) {
        MockMvcRequestBuilder request = pages.post()
                .uri("/campaign")
                .with(SignedInAs.agency())
                .with(csrf())
                .param("campaign", "5malklug")
                .param("seen", seen);
        for (Map.Entry<String, String> each : values.entrySet()) {
            request = request.param(each.getKey(), each.getValue());
        }
        return request.exchange();
    }

    private CampaignText text() {
        return file.find(SampleCampaign.ID).orElseThrow();
    }

    private String content() {
        return new String(text().bytes(), StandardCharsets.UTF_8);
    }
}
