/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import de.malklug.security.SignedInAs;
import de.malklug.web.layout.Flash;
import de.malklug.web.testing.PagesTests;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class StopsTest extends PagesTests {

    @Test
    void the_question_names_what_can_be_stopped_and_how_much_it_concerns() {
        assertThat(pages.get().uri("/stops/new").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Fünf Städte werden malklug (36 geplant)",
                        "label=\"Eine Kommune\"",
                        "Soest, Mastodon",
                        "value=\"NETWORK:bluesky\"");
    }

    @Test
    void a_municipality_stops_only_what_is_its_own() {
        assertThat(pages.get().uri("/stops/new").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("MUNICIPALITY:soest", "ACCOUNT:soest-mastodon")
                .doesNotContain("CAMPAIGN:", "NETWORK:", "olpe");
        for (String what :
                new String[] {"CAMPAIGN:5malklug", "MUNICIPALITY:olpe", "NETWORK:mastodon", "ACCOUNT:olpe-mastodon"}) {
            assertThat(stop(what, "Grund", SignedInAs.municipality("soest")))
                    .as(what)
                    .hasStatus(403);
        }
        assertThat(ledger.inForce()).isEmpty();
    }

    @Test
    void stopping_says_what_waits_and_what_may_still_appear() {
        MvcTestResult answer = stop("MUNICIPALITY:arnsberg", "Text wird geprüft", SignedInAs.agency());
        assertThat(answer).hasRedirectedUrl("/stops");
        assertThat(answer)
                .flash()
                .containsEntry(
                        Flash.NAME,
                        Flash.done(
                                "Angehalten: alles von Arnsberg. 9 Zustellungen warten. Gerade wurde nichts gesendet."));
        assertThat(pages.get().uri("/stops").with(SignedInAs.agency()))
                .bodyText()
                .contains("alles von Arnsberg", "Text wird geprüft", "Mo., 9. Nov. 2026, 09:12 Uhr MEZ", "Fortsetzen");
    }

    @Test
    void without_a_choice_and_a_reason_nothing_is_stopped_and_nothing_typed_is_lost() {
        assertThat(stop("", "  ", SignedInAs.agency()))
                .hasStatus(422)
                .bodyText()
                .contains("Fehler: Anhalten", "2 Angaben fehlen noch", "Wählen Sie, was angehalten werden soll.");
        assertThat(stop("NETWORK:bluesky", "", SignedInAs.agency()))
                .hasStatus(422)
                .bodyText()
                .contains("Eine Angabe fehlt noch", "value=\"NETWORK:bluesky\" selected");
        assertThat(ledger.inForce()).isEmpty();
    }

    @Test
    void a_stop_is_lifted_by_those_who_may_stop_the_same() {
        Stop stop = ledger.stop(Scope.NETWORK, "bluesky", "Grund", "Agentur").stop();
        assertThat(pages.get().uri("/stops").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("alles auf Bluesky", "Fortsetzen kann die Agentur.");
        assertThat(lift(stop, SignedInAs.municipality("soest"))).hasStatus(403);
        assertThat(ledger.inForce()).hasSize(1);
        assertThat(lift(stop, SignedInAs.agency())).hasRedirectedUrl("/stops");
        assertThat(ledger.inForce()).isEmpty();
    }

    @Test
    void a_stop_somebody_else_lifted_is_said_to_be_gone() {
        Stop stop = ledger.stop(Scope.NETWORK, "bluesky", "Grund", "Agentur").stop();
        ledger.lift(stop.id(), "Agentur");
        assertThat(lift(stop, SignedInAs.agency()))
                .flash()
                .containsEntry(Flash.NAME, Flash.refused("Das hat inzwischen jemand anderes fortgesetzt."));
    }

    @Test
    void marketing_stops_nothing() {
        assertThat(pages.get().uri("/stops/new").with(SignedInAs.marketing())).hasStatus(403);
        assertThat(stop("NETWORK:bluesky", "Grund", SignedInAs.marketing())).hasStatus(403);
    }

    private MvcTestResult stop(String what, String reason, RequestPostProcessor who) {
        return pages.post()
                .uri("/stops")
                .with(who)
                .with(csrf())
                .param("what", what)
                .param("reason", reason)
                .exchange();
    }

    private MvcTestResult lift(Stop stop, RequestPostProcessor who) {
        return pages.post()
                .uri("/stops/" + stop.id() + "/lift")
                .with(who)
                .with(csrf())
                .exchange();
    }
}
