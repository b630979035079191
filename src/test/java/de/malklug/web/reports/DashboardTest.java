/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.reports.SampleReports;
import de.malklug.web.testing.PagesUnderTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = DashboardUnderTest.class)
@AutoConfigureMockMvc
class DashboardTest {

    @TempDir
    private static Path data;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private SampleReports reports;

    private MockHttpSession session;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("malklug.data", () -> data);
    }

    @BeforeEach
    void signIn() {
        reports.full();
        session = (MockHttpSession) browser.perform(SecurityMockMvcRequestBuilders.formLogin()
                        .user("agentur")
                        .password(PagesUnderTest.PASSWORD))
                .getRequest()
                .getSession();
    }

    @Test
    void it_tells_the_figures_the_findings_and_what_is_missing() throws Exception {
        String page = page("/reports/dashboard");

        assertThat(page)
                .contains("Auswertung der Kampagne")
                .contains("26. Oktober bis 29. November 2026 · alle Kommunen · alle Netzwerke")
                .contains("Zuletzt gelesen: Mo., 9. Nov. 2026, 09:35 Uhr MEZ")
                .contains("1.947")
                .contains("aus 104 Zustellungen")
                .contains("nicht angeboten")
                .contains("„menden-mastodon“ gibt seit")
                .contains("Auf die Größe gerechnet führt Olpe.")
                .contains("Als Tabelle");
    }

    @Test
    void it_speaks_english() throws Exception {
        assertThat(page("/reports/dashboard?lang=en"))
                .contains("Campaign dashboard")
                .contains("1,947")
                .contains("Olpe leads by size.")
                .contains("not offered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_word_is_in_the_bundles_and_nothing_carries_its_own_style(String language) throws Exception {
        for (Runnable state : new Runnable[] {reports::full, reports::young, reports::nothing}) {
            state.run();
            assertThat(page("/reports/dashboard?days=2026-10-26..2026-11-29&lang=" + language))
                    .doesNotContain("??", " style=", "<style", "onclick", "{0}");
        }
    }

    @Test
    void the_address_carries_every_filter() throws Exception {
        String page = page("/reports/dashboard?municipality=soest&network=mastodon&days=2026-10-26..2026-11-08");

        assertThat(page)
                .contains("26. Oktober bis 8. November 2026 · Soest · Mastodon")
                .contains("<option value=\"soest\" selected=\"selected\">Soest</option>")
                .contains("<option value=\"2026-10-26..2026-11-08\" selected=\"selected\">")
                .contains("/reports/dashboard/posts.csv?municipality=soest&amp;network=mastodon"
                        + "&amp;days=2026-10-26..2026-11-08")
                .contains("Ohne Filter");
    }

    @Test
    void nonsense_in_the_address_is_left_out() throws Exception {
        assertThat(page("/reports/dashboard?municipality=atlantis&network=%3Cb%3E&days=2026-11-09..2026-11-01"))
                .contains("26. Oktober bis 29. November 2026 · alle Kommunen · alle Netzwerke");
    }

    @Test
    void before_the_first_reading_it_says_when_figures_come() throws Exception {
        reports.young();

        assertThat(page("/reports/dashboard"))
                .contains("Die ersten Zahlen kommen 15 Minuten nach der ersten Veröffentlichung.")
                .doesNotContain("mk-kpis", "<svg class=\"mk-chart");
    }

    @Test
    void a_filter_without_figures_can_be_cleared() throws Exception {
        reports.nothing();

        assertThat(page("/reports/dashboard?network=mastodon"))
                .contains("Keine Zahlen zu diesem Filter")
                .contains("href=\"/reports/dashboard\"");
    }

    @Test
    void the_tables_can_be_downloaded_for_a_spreadsheet() throws Exception {
        MvcTestResult answer = get("/reports/dashboard/figures.csv?municipality=soest");

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"5malklug-figures.csv\"");
        byte[] content = answer.getResponse().getContentAsByteArray();
        assertThat(content).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("municipality;5malklug;soest;");
    }

    @Test
    void there_is_no_other_table() throws Exception {
        assertThat(get("/reports/dashboard/people.csv")).hasStatus(404);
        assertThat(get("/reports/dashboard?campaign=atlantis")).hasStatus(404);
    }

    @Test
    void it_is_for_those_who_are_signed_in() {
        assertThat(browser.get().uri("/reports/dashboard").exchange()).hasStatus3xxRedirection();
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(URI.create(address)).session(session).exchange();
    }

    private String page(String address) throws Exception {
        MvcTestResult answer = get(address);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
