/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Contributing;
import de.malklug.contributions.Contribution;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.ContributionLink.State;
import de.malklug.contributions.Door;
import de.malklug.contributions.Entry;
import de.malklug.contributions.Inbox;
import de.malklug.contributions.LinkTokens;
import de.malklug.contributions.Requests;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class InboxTest extends PagesTests {

    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);

    @Autowired
    private Requests requests;

    @Autowired
    private Contributing contributing;

    @Autowired
    private Inbox inbox;

    @Autowired
    private LinkTokens tokens;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient writing;

    @AfterEach
    void empty() {
        for (String table : new String[] {
            "contribution_note", "contribution_picture", "contribution", "contribution_link", "contribution_request"
        }) {
            writing.sql("DELETE FROM " + table).update();
        }
    }

    @Test
    void an_empty_inbox_teaches_what_to_do() {
        assertThat(pages.get().uri("/inbox").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains("Keine neue Einsendung", "sie braucht kein Benutzerkonto", "Dauerlink für Soest erstellen");
    }

    @Test
    void the_agency_asks_towns_and_gets_a_link_for_each() {
        MvcTestResult asked = ask(SignedInAs.agency(), "soest", "olpe");

        assertThat(asked).hasRedirectedUrl("/inbox#asked");
        assertThat(requests.links(Set.of())).hasSize(2).allMatch(link -> link.request() != null);
        assertThat(pages.get().uri("/inbox").with(SignedInAs.agency()))
                .bodyText()
                .contains("Lastenräder im Alltag", "Do., 12. Nov. 2026, 12:00 Uhr MEZ", "noch keine Einsendung");
        ContributionLink link = requests.links(Set.of(SOEST)).getFirst();
        assertThat(pages.get().uri("/inbox/links/" + link.id()).with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains("/c/" + tokens.of(link), "Agentur, Planung");
    }

    @Test
    void a_request_that_lacks_something_is_asked_again_with_everything_typed() {
        assertThat(pages.post()
                        .uri("/inbox/requests")
                        .param("wish", "Bitte ein Foto")
                        .param("day", "2026-11-01")
                        .param("time", "12:00")
                        .param("town", "soest")
                        .param("mail-soest", "presse")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Nennen Sie das Thema.",
                        "die noch kommen",
                        "unvollständig",
                        "Bitte ein Foto",
                        "value=\"presse\"");
        assertThat(requests.links(Set.of())).isEmpty();
    }

    @Test
    void a_municipality_sees_and_decides_its_own_only() {
        String foreign = contribution("olpe").id();
        String own = contribution("soest").id();
        RequestPostProcessor soest = SignedInAs.municipality("soest");

        assertThat(pages.get().uri("/inbox").with(soest))
                .bodyText()
                .contains("/inbox/" + own, "Eine neue Einsendung")
                .doesNotContain("/inbox/" + foreign, "Dauerlink für Olpe");
        assertThat(pages.get().uri("/inbox/" + foreign).with(soest)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(soest, "/inbox/" + foreign + "/take", "1")).hasStatus(HttpStatus.NOT_FOUND);
        ContributionLink link =
                requests.links(Set.of(new MunicipalityId("olpe"))).getFirst();
        assertThat(pages.get().uri("/inbox/links/" + link.id()).with(soest)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(soest, "/inbox/links/" + link.id() + "/revoke", "1")).hasStatus(HttpStatus.NOT_FOUND);
        ask(soest, "soest", "olpe");
        assertThat(requests.links(Set.of(new MunicipalityId("olpe")))).hasSize(1);
        assertThat(pages.get().uri("/inbox").with(SignedInAs.marketing())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void one_click_makes_a_draft_and_the_second_editor_is_told() {
        Contribution there = contribution("soest");
        assertThat(pages.get().uri("/inbox/" + there.id()).with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Unsere Lastenräder fahren.",
                        "Vera Beispiel",
                        "In Entwurf übernehmen",
                        "Montag, 16. November 2026");

        MvcTestResult taken = post(SignedInAs.agency(), "/inbox/" + there.id() + "/take", version(there));
        assertThat(taken).hasStatus(HttpStatus.FOUND);
        assertThat(taken.getResponse().getRedirectedUrl())
                .startsWith("/posts/5malklug/soest/")
                .endsWith("/edit");
        assertThat(pages.get().uri(taken.getResponse().getRedirectedUrl()).with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains("Unsere Lastenräder fahren.", "2026-11-16");
        int drafts = drafts();
        assertThat(post(SignedInAs.municipality("soest"), "/inbox/" + there.id() + "/take", version(there)))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("schon jemand entschieden", "nichts doppelt übernommen");
        assertThat(drafts()).isEqualTo(drafts);
        assertThat(audit.find(AuditTrail.Filter.ALL, null, 1).getFirst().what()).isEqualTo("contribution.taken");
    }

    @Test
    void what_was_changed_meanwhile_is_read_again_before_it_is_taken() {
        Contribution there = contribution("soest");
        Door.Open own = (Door.Open) contributing.door(tokens.ofContribution(there.id()), null);
        contributing.keep(own, entry("Anders gesagt."), Map.of());

        assertThat(post(SignedInAs.agency(), "/inbox/" + there.id() + "/take", version(there)))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("inzwischen geändert", "Anders gesagt.", "In Entwurf übernehmen");
    }

    @Test
    void declining_needs_a_reason_that_the_contributor_reads() {
        Contribution there = contribution("soest");
        assertThat(post(SignedInAs.agency(), "/inbox/" + there.id() + "/decline", version(there)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Schreiben Sie eine Begründung");
        assertThat(pages.post()
                        .uri("/inbox/" + there.id() + "/decline")
                        .param("version", version(there))
                        .param("reason", "Das Thema hatten wir schon.")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasRedirectedUrl("/inbox");
        assertThat(pages.get().uri("/c/" + tokens.ofContribution(there.id()) + "/status"))
                .bodyText()
                .contains("Nicht übernommen", "Das Thema hatten wir schon.");
        assertThat(pages.get().uri("/inbox?show=declined").with(SignedInAs.agency()))
                .bodyText()
                .contains("/inbox/" + there.id());
    }

    @Test
    void a_question_waits_for_its_answer() {
        Contribution there = contribution("soest");
        assertThat(pages.post()
                        .uri("/inbox/" + there.id() + "/ask")
                        .param("version", version(there))
                        .param("question", "Wer hat das Foto gemacht?")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasRedirectedUrl("/inbox");
        assertThat(inbox.find(there.id()).orElseThrow().status()).isEqualTo(Status.ASKED);
        contributing.say(inbox.find(there.id()).orElseThrow(), "Ich selbst.");
        assertThat(pages.get().uri("/inbox/" + there.id()).with(SignedInAs.agency()))
                .bodyText()
                .contains("Wer hat das Foto gemacht?", "Ich selbst.", "Neu");
    }

    @Test
    void a_link_is_revoked_after_asking_and_renewed_with_another_address() {
        ContributionLink link = requests.standing(SampleCampaign.ID, SOEST, AGENCY);
        String before = tokens.of(link);
        String address = "/inbox/links/" + link.id();
        assertThat(pages.get().uri(address + "/revoke").with(SignedInAs.agency()))
                .bodyText()
                .contains("Link widerrufen?");
        assertThat(post(SignedInAs.agency(), address + "/revoke", "1")).hasRedirectedUrl(address);
        assertThat(requests.find(link.id()).orElseThrow().state(SampleCampaign.NOW))
                .isEqualTo(State.REVOKED);
        assertThat(pages.get().uri("/c/" + before)).hasStatus(HttpStatus.GONE);

        assertThat(pages.post()
                        .uri(address + "/renew")
                        .param("day", "2026-12-01")
                        .param("time", "12:00")
                        .with(SignedInAs.municipality("soest"))
                        .with(csrf()))
                .hasRedirectedUrl(address);
        ContributionLink renewed = requests.find(link.id()).orElseThrow();
        assertThat(pages.get().uri("/c/" + before)).hasStatus(HttpStatus.GONE);
        assertThat(pages.get().uri("/c/" + tokens.of(renewed))).hasStatusOk();
    }

    private MvcTestResult ask(RequestPostProcessor who, String... towns) {
        return pages.post()
                .uri("/inbox/requests")
                .param("theme", "Lastenräder im Alltag")
                .param("wish", "Ein Foto und zwei Sätze.")
                .param("day", "2026-11-12")
                .param("time", "12:00")
                .param("town", towns)
                .with(who)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult post(RequestPostProcessor who, String address, String version) {
        return pages.post()
                .uri(address)
                .param("version", version)
                .with(who)
                .with(csrf())
                .exchange();
    }

    private Contribution contribution(String town) {
        ContributionLink link = requests.ask(
                        new Requests.Wish(
                                SampleCampaign.ID,
                                "Lastenräder im Alltag",
                                "",
                                SampleCampaign.NOW.plus(Duration.ofDays(3)),
                                Map.of(new MunicipalityId(town), Optional.empty())),
                        AGENCY,
                        URI.create("https://malklug.example.org"))
                .getFirst()
                .link();
        Door.Open open = (Door.Open) contributing.door(tokens.of(link), null);
        Contribution begun = contributing
                .keep(open, entry("Unsere Lastenräder fahren."), Map.of())
                .orElseThrow();
        assertThat(contributing.send(begun)).isEmpty();
        return inbox.find(begun.id()).orElseThrow();
    }

    private static Entry entry(String text) {
        return new Entry(
                text, LocalDate.of(2026, 11, 16), List.of(), "Vera Beispiel", "vera@soest.example", Locale.GERMAN);
    }

    private static String version(Contribution contribution) {
        return Integer.toString(contribution.version());
    }

    private int drafts() {
        return writing.sql("SELECT count(*) FROM post").query(Integer.class).single();
    }
}
