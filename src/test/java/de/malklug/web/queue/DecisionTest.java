/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.security.SignedInAs;
import de.malklug.web.layout.Flash;
import de.malklug.web.testing.PagesTests;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class DecisionTest extends PagesTests {

    private static final DeliveryId UNCLEAR = id("soest", "klimaneutral-2030", "bluesky");
    private static final DeliveryId SCHEDULED = id("arnsberg", "ehrenamt", "mastodon");
    private static final DeliveryId FAILED = id("menden", "neues-wir", "mastodon");
    private static final DeliveryId MISSED = id("soest", "mobilstationen", "mastodon");
    private static final DeliveryId HELD = id("olpe", "lastenraeder", "bluesky");

    @Test
    void a_scheduled_delivery_is_held_at_once_and_the_person_returns_to_where_they_were() {
        MvcTestResult answer = post(SCHEDULED, "hold", SignedInAs.agency())
                .param("back", "/queue?municipality=arnsberg")
                .exchange();
        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/queue?municipality=arnsberg");
        assertThat(answer)
                .flash()
                .containsEntry(
                        Flash.NAME,
                        Flash.done(
                                "Angehalten: „Ehrenamt digital: so geht Mitmachen“, Mastodon. Mit „Fortsetzen“ nehmen Sie das zurück."));
        assertThat(now(SCHEDULED).status()).isEqualTo(DeliveryStatus.HELD);
        assertThat(now(SCHEDULED).explanation()).isEqualTo(Explanation.of("held.person", "Agentur, Planung"));
    }

    @Test
    void a_held_delivery_goes_on() {
        assertThat(post(HELD, "resume", SignedInAs.agency()).exchange()).hasStatus3xxRedirection();
        assertThat(now(HELD).status()).isEqualTo(DeliveryStatus.SCHEDULED);
    }

    @Test
    void what_cannot_be_taken_back_is_asked_on_a_page_of_its_own() {
        for (String word : new String[] {"send", "move", "cancel"}) {
            assertThat(pages.get().uri("/queue/" + FAILED + "/" + word).with(SignedInAs.agency()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Neues Wir: mitmachen", "Abbrechen");
        }
        assertThat(pages.get().uri("/queue/" + SCHEDULED + "/hold").with(SignedInAs.agency()))
                .hasStatus(404);
    }

    @Test
    void a_failed_delivery_is_sent_again() {
        assertThat(post(FAILED, "send", SignedInAs.agency()).exchange()).hasStatus3xxRedirection();
        assertThat(now(FAILED).explanation()).isEqualTo(Explanation.of("send-now", "Agentur, Planung"));
    }

    @Test
    void a_missed_delivery_gets_a_new_time_of_the_campaigns_zone() {
        assertThat(post(MISSED, "move", SignedInAs.municipality("soest"))
                        .param("day", "2026-11-10")
                        .param("time", "09:30")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(now(MISSED).dueAt()).isEqualTo(Instant.parse("2026-11-10T08:30:00Z"));
    }

    @Test
    void a_time_that_is_over_is_refused_and_nothing_typed_is_lost() {
        assertThat(post(MISSED, "move", SignedInAs.agency())
                        .param("day", "2026-11-01")
                        .param("time", "07:45")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Fehler: Zustellung verschieben",
                        "ist schon vorbei",
                        "value=\"2026-11-01\"",
                        "value=\"07:45\"");
        assertThat(now(MISSED).status()).isEqualTo(DeliveryStatus.MISSED);
    }

    @Test
    void a_time_the_clock_change_skips_is_refused() {
        assertThat(post(MISSED, "move", SignedInAs.agency())
                        .param("day", "2027-03-28")
                        .param("time", "02:30")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("überspringt die Zeitumstellung");
    }

    @Test
    void an_unclear_delivery_that_a_person_saw_is_published_with_its_address() {
        assertThat(post(UNCLEAR, "there", SignedInAs.municipality("soest"))
                        .param("url", " https://bsky.app/profile/soest/post/3lk7 ")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(now(UNCLEAR).status()).isEqualTo(DeliveryStatus.PUBLISHED);
        assertThat(now(UNCLEAR).remoteUrl()).isEqualTo(URI.create("https://bsky.app/profile/soest/post/3lk7"));
    }

    @Test
    void only_an_address_a_browser_can_open_counts() {
        for (String address :
                new String[] {"", "javascript:alert(1)", "https:///x", "bsky.app/x", "file:///etc/passwd"}) {
            assertThat(post(UNCLEAR, "there", SignedInAs.agency())
                            .param("url", address)
                            .exchange())
                    .as(address)
                    .hasStatus(422);
        }
        assertThat(now(UNCLEAR).status()).isEqualTo(DeliveryStatus.UNCONFIRMED);
    }

    @Test
    void a_delivery_that_moved_on_is_left_alone_and_the_page_says_what_changed() {
        Delivery seen = now(SCHEDULED);
        ledger.become(SCHEDULED, DeliveryStatus.PUBLISHING, Explanation.of("planned", "2026-11-09T09:30:00Z"));
        MvcTestResult answer = pages.post()
                .uri("/queue/" + SCHEDULED + "/hold")
                .with(SignedInAs.agency())
                .with(csrf())
                .param("version", Integer.toString(seen.version()))
                .param("seenStatus", seen.status().name())
                .param("seenDue", seen.dueAt().toString())
                .exchange();
        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Inzwischen hat sich etwas geändert", "Nichts wurde getan.", "Geplant", "Wird veröffentlicht");
        assertThat(now(SCHEDULED).status()).isEqualTo(DeliveryStatus.PUBLISHING);
    }

    @Test
    void a_municipality_does_not_touch_what_belongs_to_another() {
        assertThat(post(FAILED, "send", SignedInAs.municipality("soest")).exchange())
                .hasStatus(403);
        assertThat(pages.get().uri("/queue/" + FAILED + "/send").with(SignedInAs.municipality("soest")))
                .hasStatus(403);
        assertThat(now(FAILED).status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void marketing_decides_nothing() {
        assertThat(post(FAILED, "send", SignedInAs.marketing()).exchange()).hasStatus(403);
    }

    @Test
    void without_the_pages_own_token_nothing_is_done() {
        assertThat(pages.post()
                        .uri("/queue/" + SCHEDULED + "/hold")
                        .with(SignedInAs.agency())
                        .param("version", "1"))
                .hasStatus(403);
        assertThat(now(SCHEDULED).status()).isEqualTo(DeliveryStatus.SCHEDULED);
    }

    @Test
    void nobody_is_led_to_another_site() {
        for (String back : new String[] {"https://evil.example", "//evil.example", "/queue\\@evil", "/login"}) {
            DeliveryId id = HELD;
            MvcTestResult answer = post(
                            id, now(id).status() == DeliveryStatus.HELD ? "resume" : "hold", SignedInAs.agency())
                    .param("back", back)
                    .exchange();
            assertThat(answer).as(back).hasRedirectedUrl("/queue?open=" + id);
        }
    }

    @Test
    void an_unknown_delivery_or_step_is_not_there() {
        assertThat(pages.get().uri("/queue/nonsense/send").with(SignedInAs.agency()))
                .hasStatus(404);
        assertThat(pages.get().uri("/queue/" + FAILED + "/explode").with(SignedInAs.agency()))
                .hasStatus(404);
    }

    private MockMvcRequestBuilder post(DeliveryId id, String word, RequestPostProcessor who) {
        return pages.post()
                .uri("/queue/" + id + "/" + word)
                .with(who)
                .with(csrf())
                .param("version", Integer.toString(now(id).version()));
    }

    private Delivery now(DeliveryId id) {
        return ledger.find(id).orElseThrow();
    }

    private static DeliveryId id(String town, String post, String network) {
        return DeliveryId.of("5malklug", town, post, town + "-" + network, "");
    }
}
