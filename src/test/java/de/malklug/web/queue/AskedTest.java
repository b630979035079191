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
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Deliveries about which malklug can only ask a person. */
class AskedTest extends PagesTests {

    private static final DeliveryId LOST = id("telegram");
    private static final DeliveryId BY_HAND = id("manual");

    @BeforeEach
    void ask() {
        ledger.put(asked("telegram", Explanation.of("unconfirmed.no-finder", "timeout", "1", "2026-11-09T08:00:01Z")));
        ledger.put(asked("manual", Explanation.of("by-hand", "Jana Sommer")));
    }

    private static Delivery asked(String network, Explanation why) {
        return SampleCampaign.delivery("soest", "wallanlage", "Rund um den Wall", network)
                .due("2026-11-09T08:00:00Z")
                .attempts(1)
                .is(DeliveryStatus.UNCONFIRMED, why)
                .wake("2036-11-07T08:00:00Z")
                .asked("2026-11-09T08:00:01Z")
                .build();
    }

    @Test
    void a_lost_answer_shows_its_evidence_and_takes_one_click_for_either_answer() {
        String page = get("/queue?open=" + LOST, SignedInAs.agency());

        assertThat(page)
                .contains(
                        "Die Antwort ging verloren (timeout).",
                        "Auf diesem Netzwerk kann malklug nicht selbst suchen.",
                        "/queue/" + LOST + "/there",
                        "/queue/" + LOST + "/not-there",
                        "/queue/" + LOST + "/not-posted")
                .doesNotContain("Jetzt suchen", "2036", "Es geht um die");
    }

    @Test
    void the_message_in_question_is_named_where_others_are_there_already() {
        ledger.put(asked("telegram", Explanation.of("unconfirmed.no-finder", "", "3", "2026-11-09T08:00:01Z")));

        assertThat(get("/queue?open=" + LOST, SignedInAs.agency()))
                .contains("Es geht um die 3. Nachricht des Beitrags, die davor sind da.");
    }

    @Test
    void it_is_there_is_believed_without_an_address() {
        assertThat(post(LOST, "there", SignedInAs.municipality("soest")).exchange())
                .hasStatus3xxRedirection();
        assertThat(now(LOST).status()).isEqualTo(DeliveryStatus.PUBLISHED);
    }

    @Test
    void it_is_there_takes_an_address() {
        assertThat(post(LOST, "there", SignedInAs.municipality("soest"))
                        .param("url", "https://t.me/soest/871")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(now(LOST).remoteUrl()).isEqualTo(URI.create("https://t.me/soest/871"));
    }

    @Test
    void an_address_nobody_can_open_is_refused() {
        assertThat(post(LOST, "there", SignedInAs.agency())
                        .param("url", "t.me/soest")
                        .exchange())
                .hasStatus(422);
        assertThat(now(LOST).status()).isEqualTo(DeliveryStatus.UNCONFIRMED);
    }

    @Test
    void it_is_not_there_sends_again() {
        assertThat(post(LOST, "not-there", SignedInAs.agency()).exchange()).hasStatus3xxRedirection();
        assertThat(now(LOST).explanation()).isEqualTo(Explanation.of("denied.person", "Agentur, Planung"));
    }

    @Test
    void it_is_not_there_need_not_send_again() {
        assertThat(post(LOST, "not-posted", SignedInAs.agency()).exchange()).hasStatus3xxRedirection();
        assertThat(now(LOST).status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void the_same_can_be_answered_on_the_page_of_the_post() {
        ledger.put(SampleCampaign.delivery("soest", "klimaneutral-2030", "Klimaneutral bis 2030", "telegram")
                .due("2026-11-09T08:00:00Z")
                .is(
                        DeliveryStatus.UNCONFIRMED,
                        Explanation.of("unconfirmed.no-finder", "", "1", "2026-11-09T08:00:01Z"))
                .asked("2026-11-09T08:00:01Z")
                .build());

        assertThat(get("/posts/5malklug/soest/klimaneutral-2030", SignedInAs.municipality("soest")))
                .contains("/there", "/not-there", "/not-posted", "Ist da", "Ist nicht da: erneut senden");
    }

    @Test
    void what_a_person_posts_is_ready_to_copy_and_to_download() {
        String page = get("/queue/" + BY_HAND + "/package", SignedInAs.municipality("soest"));

        assertThat(page)
                .contains(
                        "Von Hand veröffentlichen: Rund um den Wall",
                        "Rund um den Wall.\nEine Stadt macht sich auf den Weg",
                        "https://smartcities-suedwestfalen.com/konferenz/",
                        "Zeichnung der Soester Wallanlage mit Lastenrad",
                        "data-copy=\"text-1\"",
                        "data-copy=\"alt-1-1\"",
                        "/queue/" + BY_HAND + "/package/1/1",
                        "Ist veröffentlicht",
                        "Nicht veröffentlicht")
                .doesNotContain("erneut senden");
    }

    @Test
    void the_files_of_the_package_are_downloads() {
        assertThat(pages.get().uri("/queue/" + BY_HAND + "/package/1/1").with(SignedInAs.municipality("soest")))
                .hasStatusOk()
                .hasContentType("image/png")
                .hasHeader("Content-Disposition", "attachment; filename=\"wallanlage-1-1.png\"");
        for (String file : new String[] {"1/2", "2/1", "0/1", "1/0", "-1/1"}) {
            assertThat(pages.get().uri("/queue/" + BY_HAND + "/package/" + file).with(SignedInAs.municipality("soest")))
                    .as(file)
                    .hasStatus(404);
        }
    }

    @Test
    void the_package_is_for_its_municipality_and_for_what_is_posted_by_hand() {
        assertThat(pages.get().uri("/queue/" + BY_HAND + "/package").with(SignedInAs.municipality("olpe")))
                .hasStatus(403);
        assertThat(pages.get().uri("/queue/" + BY_HAND + "/package/1/1").with(SignedInAs.municipality("olpe")))
                .hasStatus(403);
        assertThat(pages.get().uri("/queue/" + LOST + "/package").with(SignedInAs.agency()))
                .hasStatus(404);
    }

    @Test
    void who_is_to_post_is_led_to_the_package() {
        assertThat(get("/", SignedInAs.municipality("soest")))
                .contains("Jana Sommer veröffentlicht diesen Beitrag von Hand.", "/queue/" + BY_HAND + "/package");
        assertThat(get("/queue?open=" + BY_HAND, SignedInAs.municipality("soest")))
                .contains("/queue/" + BY_HAND + "/package", "Jetzt von Hand veröffentlichen");
    }

    private String get(String address, RequestPostProcessor who) {
        var answer = pages.get().uri(address).with(who).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
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

    private static DeliveryId id(String network) {
        return DeliveryId.of("5malklug", "soest", "wallanlage", "soest-" + network, "");
    }
}
