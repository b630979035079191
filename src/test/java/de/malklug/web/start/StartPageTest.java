/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import org.junit.jupiter.api.Test;

class StartPageTest extends PagesTests {

    @Test
    void what_waits_comes_first_with_cause_and_one_button() {
        assertThat(pages.get().uri("/").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .containsSubsequence(
                        "Heute, Montag, 9. November 2026",
                        "3 Zustellungen brauchen Ihren Blick, bevor es weitergeht.",
                        "Soest auf Bluesky: „Klimaneutral bis 2030“",
                        "Die Antwort ging verloren",
                        "Jetzt nachsehen",
                        "Menden auf Mastodon: „Neues Wir: mitmachen“",
                        "Der Tag auf einen Blick",
                        "Die letzten sieben Tage",
                        "Als Nächstes",
                        "Ehrenamt digital: so geht Mitmachen",
                        "Menden, Mastodon:");
    }

    @Test
    void a_morning_on_which_nothing_waits_says_so_and_what_comes_next() {
        ledger.clear();
        ledger.put(SampleCampaign.delivery("soest", "eins", "Eins", "mastodon")
                .due("2026-11-09T09:30:00Z")
                .build());
        assertThat(pages.get().uri("/").with(SignedInAs.agency()))
                .bodyText()
                .contains(
                        "Nichts wartet auf Sie. Der nächste Beitrag geht am Mo., 9. Nov. 2026, 10:30 Uhr MEZ hinaus.",
                        "Ein Beitrag ist für heute vorgesehen.");
    }

    @Test
    void an_empty_ledger_is_told_as_such() {
        ledger.clear();
        assertThat(pages.get().uri("/").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains("Nichts wartet auf Sie. Nichts ist geplant.", "Für heute ist kein Beitrag vorgesehen.");
    }

    @Test
    void a_municipality_is_asked_only_about_its_own_but_sees_the_regions_day() {
        assertThat(pages.get().uri("/").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("Soest auf Bluesky", "Smart City trifft Nachhaltigkeitsstrategie")
                .doesNotContain("Menden auf Mastodon", "Menden, Mastodon:");
    }

    @Test
    void marketing_is_asked_nothing() {
        assertThat(pages.get().uri("/").with(SignedInAs.marketing()))
                .hasStatusOk()
                .bodyText()
                .contains("Der Tag auf einen Blick")
                .doesNotContain("Wartet auf Sie", "Anhalten …", "href=\"/queue\"");
    }

    @Test
    void posts_of_one_hour_stand_below_each_other_in_their_lane() {
        ledger.clear();
        for (String post : new String[] {"eins", "zwei", "drei"}) {
            ledger.put(SampleCampaign.delivery("soest", post, post, "mastodon")
                    .due("2026-11-09T09:30:00Z")
                    .build());
        }
        assertThat(pages.get().uri("/").with(SignedInAs.agency()))
                .bodyText()
                .contains("mk-at-9 mk-in-1", "mk-at-9 mk-in-2", "mk-at-9 mk-in-3");
    }

    @Test
    void many_of_one_cause_are_one_line() {
        ledger.clear();
        for (int i = 0; i < 50; i++) {
            ledger.put(SampleCampaign.delivery("soest", "post-" + i, "Beitrag " + i, "mastodon")
                    .due("2026-11-09T07:30:00Z")
                    .is(DeliveryStatus.FAILED, Explanation.of("rejected.credentials", "401"))
                    .build());
        }
        assertThat(pages.get().uri("/").with(SignedInAs.agency()))
                .bodyText()
                .contains("und 49 weitere", "50 Zustellungen brauchen Ihren Blick");
    }

    @Test
    void each_role_begins_with_its_own() {
        assertThat(pages.get().uri("/").with(SignedInAs.agency()))
                .bodyText()
                .contains("Pünktlich", "Ausgleich der Kommunen", "Beitrag schreiben", "Konten")
                .doesNotContain("Betrieb", "Datenbefunde");
        assertThat(pages.get().uri("/").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains(
                        "Soest: Montag, 9. November 2026",
                        "Die Region heute",
                        "Ihre letzten sieben Tage",
                        "Ihre nächsten Beiträge",
                        "Ihr Anteil ist")
                .doesNotContain("Ehrenamt digital: so geht Mitmachen</a>");
        assertThat(pages.get().uri("/").with(SignedInAs.marketing()))
                .bodyText()
                .contains("Datenbefunde", "Ausreißer der Woche")
                .doesNotContain("Beitrag schreiben");
        assertThat(pages.get().uri("/").with(SignedInAs.admin()))
                .bodyText()
                .contains("Betrieb", "Das Uhrwerk läuft", "Es ist kein Mailserver eingerichtet.");
    }
}
