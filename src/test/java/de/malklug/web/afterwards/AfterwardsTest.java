/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.afterwards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.campaign.PostId;
import de.malklug.editorial.AuditTrail;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class AfterwardsTest extends PagesTests {

    private static final String POST = "/posts/5malklug/soest/klimaneutral-2030";

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient writing;

    @AfterEach
    void forget() {
        writing.sql("DELETE FROM remote_change").update();
    }

    @Test
    void the_page_names_where_it_works_and_where_the_post_stays() {
        assertThat(pages.get().uri(POST + "/published").with(SignedInAs.municipality("soest")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Auf den Netzwerken ändern oder löschen",
                        "Mastodon",
                        "Text dort ändern",
                        "Dort löschen",
                        "Klimaneutral bis 2030.");
        assertThat(pages.get().uri("/posts/5malklug/soest/klimaneutral-2030").with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains(POST + "/published");
    }

    @Test
    void only_who_decides_about_the_post_is_asked() {
        assertThat(pages.get().uri(POST + "/published").with(SignedInAs.municipality("olpe")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.post()
                        .uri(POST + "/published/delete")
                        .with(SignedInAs.marketing())
                        .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get().uri(POST).with(SignedInAs.municipality("olpe")))
                .bodyText()
                .doesNotContain(POST + "/published");
    }

    @Test
    void a_deletion_that_does_not_work_yet_says_that_the_post_is_still_visible_and_goes_into_the_trail() {
        Delivery delivery = published();

        assertThat(pages.post()
                        .uri(POST + "/published/delete")
                        .param("delivery", delivery.id().value())
                        .with(SignedInAs.municipality("soest"))
                        .with(csrf()))
                .hasRedirectedUrl(POST);

        assertThat(pages.get().uri(POST).with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains(
                        "Auf Mastodon noch nicht gelöscht, dort ist der Beitrag noch sichtbar (access-token). malklug"
                                + " versucht es bis Mo., 9. Nov. 2026, 12:12 Uhr MEZ weiter.",
                        "Gewünscht von Stadt soest");
        AuditTrail.Entry entry = audit.find(AuditTrail.Filter.ALL, null, 1).getFirst();
        assertThat(entry.what()).isEqualTo("post.deleted-there");
        assertThat(entry.before()).contains("soest-mastodon");
        assertThat(ledger.find(delivery.id()).orElseThrow().status()).isEqualTo(DeliveryStatus.PUBLISHED);
    }

    @Test
    void an_empty_text_and_no_account_are_told_in_place() {
        assertThat(pages.post()
                        .uri(POST + "/published/edit")
                        .param("delivery", published().id().value())
                        .param("text", " ")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Schreiben Sie den Text, der dort stehen soll.");
        assertThat(pages.post()
                        .uri(POST + "/published/edit")
                        .param("text", "Neu")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Wählen Sie mindestens ein Konto.", ">Neu</textarea>");
    }

    private Delivery published() {
        return ledger.page(
                        DeliveryFilter.ALL
                                .ofPost(new PostId("klimaneutral-2030"))
                                .being(DeliveryStatus.PUBLISHED),
                        null,
                        5)
                .items()
                .getFirst();
    }
}
