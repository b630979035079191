/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import static de.malklug.queue.DeliveryStatus.CANCELLED;
import static de.malklug.queue.DeliveryStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.queue.Delivery;
import de.malklug.queue.Stops.Caught;
import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import de.malklug.queue.TestQueue;
import de.malklug.security.SignedInAs;
import de.malklug.web.layout.Flash;
import de.malklug.web.testing.PagesTests;
import java.time.Instant;
import java.util.List;
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
    void what_a_choice_concerns_is_told_before_the_button_is_pressed() {
        assertThat(pages.get().uri("/stops/new?what=MUNICIPALITY:arnsberg").with(SignedInAs.agency()))
                .bodyText()
                .contains("Das betrifft: 9 geplante Zustellungen. Keine läuft gerade.");
        assertThat(pages.get().uri("/stops/new/effect?what=CAMPAIGN:5malklug").with(SignedInAs.agency()))
                .bodyText()
                .contains("Das betrifft: 36 geplante Zustellungen.")
                .doesNotContain("<html");
        assertThat(pages.get().uri("/stops/new/effect?what=CAMPAIGN:5malklug").with(SignedInAs.municipality("soest")))
                .bodyText()
                .doesNotContain("36");
    }

    @Test
    void the_result_says_what_was_caught_and_what_had_gone_already() {
        MvcTestResult answer = stop("MUNICIPALITY:soest", "Text wird geprüft", SignedInAs.agency());
        Stop stop = ledger.inForce().getFirst();
        assertThat(answer).hasRedirectedUrl("/stops/" + stop.id());
        assertThat(answer)
                .flash()
                .containsEntry(
                        Flash.NAME,
                        Flash.done(
                                "Angehalten: alles von Soest. 7 Zustellungen warten. Gerade wurde nichts gesendet."));
        assertThat(pages.get().uri("/stops/" + stop.id()).with(SignedInAs.agency()))
                .bodyText()
                .containsSubsequence(
                        "Angehalten: alles von Soest",
                        "durch Agentur, Planung. Grund: Text wird geprüft",
                        "7 Zustellungen warten",
                        "Wall und Lastenrad",
                        "Die geplante Zeit kommt noch.",
                        "Was schon hinaus war",
                        "Klimaneutral bis 2030");
    }

    @Test
    void every_page_tells_of_stops_that_concern_its_reader() {
        ledger.stop(Scope.MUNICIPALITY, "menden", "Text wird noch einmal geprüft", SignedInAs.AGENCY);
        assertThat(pages.get().uri("/queue").with(SignedInAs.agency()))
                .bodyText()
                .contains(
                        "Angehalten: alles von Menden.",
                        "Seit 09:12 Uhr MEZ, durch Agentur, Planung. Grund: Text wird noch einmal geprüft. 7 Zustellungen warten.");
        assertThat(pages.get().uri("/").with(SignedInAs.municipality("soest")))
                .bodyText()
                .doesNotContain("Text wird noch einmal geprüft");
    }

    @Test
    void what_a_stop_caught_goes_on_item_by_item_after_a_look() {
        Stop stop = ledger.stop(Scope.MUNICIPALITY, "soest", "Grund", SignedInAs.AGENCY)
                .stop();
        List<Delivery> caught =
                ledger.caught(stop.id()).stream().map(Caught::delivery).toList();
        String[][] choices = {{"planned", "", ""}, {"at", "2026-11-20", "10:00"}, {"withdraw", "", ""}};

        assertThat(decide(stop, "preview", caught, choices))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "2 Zustellungen gehen weiter, 1 wird zurückgezogen.",
                        "Neuer Platz: Fr., 20. Nov. 2026, 10:00 Uhr MEZ.",
                        "Auswahl fortsetzen (2 Zustellungen)",
                        "Damit endet der Stopp");
        assertThat(ledger.inForce()).hasSize(1);
        assertThat(ledger.onHold(stop.id())).isEqualTo(7);

        assertThat(decide(stop, "resume", caught, choices))
                .flash()
                .containsEntry(
                        Flash.NAME,
                        Flash.done("2 Zustellungen gehen weiter, 1 ist zurückgezogen. 4 bleiben angehalten."));
        assertThat(ledger.inForce()).isEmpty();
        assertThat(ledger.find(caught.get(0).id())).get().returns(SCHEDULED, Delivery::status);
        assertThat(ledger.find(caught.get(1).id()))
                .get()
                .returns(Instant.parse("2026-11-20T09:00:00Z"), Delivery::dueAt);
        assertThat(ledger.find(caught.get(2).id())).get().returns(CANCELLED, Delivery::status);
        assertThat(pages.get().uri("/stops").with(SignedInAs.agency()))
                .bodyText()
                .contains("Beendet, aber noch nicht entschieden");
    }

    @Test
    void a_new_slot_in_the_past_is_refused_and_nothing_changes() {
        Stop stop = ledger.stop(Scope.MUNICIPALITY, "soest", "Grund", SignedInAs.AGENCY)
                .stop();
        List<Delivery> caught =
                ledger.caught(stop.id()).stream().map(Caught::delivery).toList();
        assertThat(decide(stop, "resume", caught, new String[][] {{"at", "2026-11-01", "10:00"}}))
                .hasStatus(422)
                .bodyText()
                .contains("Eine Zeit stimmt noch nicht", "value=\"2026-11-01\"");
        assertThat(ledger.onHold(stop.id())).isEqualTo(7);
        assertThat(ledger.inForce()).hasSize(1);
    }

    @Test
    void what_somebody_else_decided_meanwhile_is_said_and_left() {
        Stop stop = ledger.stop(Scope.MUNICIPALITY, "soest", "Grund", SignedInAs.AGENCY)
                .stop();
        List<Delivery> seen =
                ledger.caught(stop.id()).stream().map(Caught::delivery).toList();
        ledger.cancel(seen.getFirst().id(), seen.getFirst().version(), TestQueue.person("Agentur"));
        assertThat(decide(stop, "resume", seen, new String[][] {{"planned", "", ""}}))
                .flash()
                .hasEntrySatisfying(
                        Flash.NAME,
                        flash -> assertThat(((Flash) flash).text()).contains("1 hat sich inzwischen geändert"));
        assertThat(ledger.find(seen.getFirst().id())).get().returns(CANCELLED, Delivery::status);
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
        Stop stop = ledger.stop(Scope.NETWORK, "bluesky", "Grund", SignedInAs.AGENCY)
                .stop();
        assertThat(pages.get().uri("/stops").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("alles auf Bluesky");
        assertThat(pages.get().uri("/stops/" + stop.id()).with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("Fortsetzen kann die Agentur.")
                .doesNotContain("Menden", "Olpe");
        assertThat(lift(stop, SignedInAs.municipality("soest"))).hasStatus(403);
        assertThat(ledger.inForce()).hasSize(1);
        assertThat(lift(stop, SignedInAs.agency())).hasRedirectedUrl("/stops/" + stop.id());
        assertThat(ledger.inForce()).isEmpty();
        assertThat(ledger.onHold(stop.id())).isPositive();
    }

    @Test
    void a_stop_somebody_else_lifted_is_said_to_be_gone() {
        Stop stop = ledger.stop(Scope.NETWORK, "bluesky", "Grund", SignedInAs.AGENCY)
                .stop();
        ledger.lift(stop.id(), SignedInAs.AGENCY);
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

    private MvcTestResult decide(Stop stop, String what, List<Delivery> deliveries, String[][] choices) {
        var call = pages.post()
                .uri("/stops/" + stop.id() + "/" + what)
                .with(SignedInAs.agency())
                .with(csrf());
        for (int i = 0; i < choices.length; i++) {
            call = call.param("delivery", deliveries.get(i).id().value())
                    .param("version", Integer.toString(deliveries.get(i).version()))
                    .param("going", choices[i][0])
                    .param("day", choices[i][1])
                    .param("time", choices[i][2]);
        }
        return call.exchange();
    }

    private MvcTestResult lift(Stop stop, RequestPostProcessor who) {
        return pages.post()
                .uri("/stops/" + stop.id() + "/lift")
                .with(who)
                .with(csrf())
                .exchange();
    }
}
