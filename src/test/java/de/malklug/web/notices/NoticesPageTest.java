/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.campaign.MunicipalityId;
import de.malklug.notices.LookForNotices;
import de.malklug.notices.MailRhythm;
import de.malklug.notices.Notice;
import de.malklug.notices.Notices;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Role;
import de.malklug.security.SignedInAs;
import de.malklug.web.layout.Flash;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class NoticesPageTest extends PagesTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Notices notices;

    @Autowired
    private People people;

    @BeforeEach
    void look() {
        people.add(Person.named("agency", Role.AGENCY, null), "fuenf staedte ein weg");
        people.add(
                Person.named("municipality", Role.MUNICIPALITY, new MunicipalityId("soest")), "fuenf staedte ein weg");
        ledger.clear();
        LookForNotices.in(context);
        SampleCampaign.fill(ledger);
        LookForNotices.in(context);
    }

    @Test
    void a_notice_says_what_happened_what_malklug_does_and_what_one_can_do() {
        assertThat(pages.get().uri("/notices").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "auf Mastodon: „Neues Wir: mitmachen“",
                        "Der Server nahm den Zugang nicht mehr an (401).",
                        "Verbinden Sie das Konto neu",
                        "href=\"/accounts/menden-mastodon\"",
                        "Zum Konto",
                        "Benachrichtigt: ",
                        "(nur hier)");
    }

    @Test
    void the_bell_counts_what_is_unread_and_reading_quiets_it() {
        int unread = notices.unread("agency");
        assertThat(unread).isPositive();
        assertThat(pages.get().uri("/queue").with(SignedInAs.agency()))
                .bodyText()
                .contains("Hinweise: " + unread + " ungelesen");
        Notice first = notices.open("agency").getFirst();
        assertThat(pages.post()
                        .uri("/notices/" + first.id() + "/read")
                        .param("items", Integer.toString(first.items()))
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasRedirectedUrl("/notices");
        assertThat(notices.unread("agency")).isEqualTo(unread - 1);
        assertThat(pages.post()
                        .uri("/notices/read")
                        .param("until", clock.instant().toString())
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasRedirectedUrl("/notices");
        assertThat(notices.unread("agency")).isZero();
        assertThat(pages.get().uri("/queue").with(SignedInAs.agency()))
                .bodyText()
                .contains("Hinweise: keine ungelesen");
    }

    @Test
    void a_municipality_reads_only_notices_of_its_own() {
        assertThat(pages.get().uri("/notices").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("Mobilstationen erklärt")
                .doesNotContain("Neues Wir: mitmachen");
    }

    @Test
    void whoever_coordinates_sees_on_every_page_that_nobody_was_reached() {
        clock.advance(Duration.ofMinutes(3));
        assertThat(pages.get().uri("/queue").with(SignedInAs.agency()))
                .bodyText()
                .contains("noch niemanden erreicht.", "Es ist kein Mailserver eingerichtet.");
        assertThat(pages.get().uri("/queue").with(SignedInAs.municipality("soest")))
                .bodyText()
                .doesNotContain("noch niemanden erreicht.");
    }

    @Test
    void a_person_chooses_when_mail_comes() {
        assertThat(pages.get().uri("/me").with(SignedInAs.agency()))
                .bodyText()
                .contains("Einmal am Tag", "Gar nicht, nur in malklug", "value=\"07:30\"");
        assertThat(pages.post()
                        .uri("/me/notices")
                        .param("rhythm", "DAILY")
                        .param("at", "16:15")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasRedirectedUrl("/me#notices");
        assertThat(notices.wish("agency")).isEqualTo(new MailRhythm.Wish(MailRhythm.DAILY, LocalTime.of(16, 15)));
        assertThat(pages.post()
                        .uri("/me/notices")
                        .param("rhythm", "DAILY")
                        .param("at", "viertel vor")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .flash()
                .containsEntry(Flash.NAME, Flash.refused("Nennen Sie eine Uhrzeit wie 07:30."));
    }
}
