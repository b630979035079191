/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.io.UnsupportedEncodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class QueuePageTest extends PagesTests {

    private static final DeliveryId UNCLEAR = id("soest", "klimaneutral-2030", "bluesky");
    private static final DeliveryId SCHEDULED = id("arnsberg", "ehrenamt", "mastodon");

    @Test
    void what_waits_for_a_person_comes_first_and_the_least_certain_before_all() {
        String page = get("/queue", SignedInAs.agency());
        assertThat(page)
                .containsSubsequence(
                        "Wartet auf einen Menschen (3)",
                        "Ungeklärt",
                        "Fehlgeschlagen",
                        "Verpasst",
                        "Als Nächstes (8 von 37)",
                        "Zuletzt (8 von 63)",
                        "Zurückgezogen (1)");
    }

    @Test
    void an_opened_row_tells_what_happened_and_what_can_be_done() {
        String page = get("/queue?open=" + UNCLEAR, SignedInAs.agency());
        assertThat(page)
                .contains(
                        "Versuch 1, Schritt „Beitrag anlegen“.",
                        "Noch nicht eindeutig (503).",
                        "09:00:00,004 Uhr MEZ",
                        "Jetzt suchen",
                        "Ist da: Adresse eintragen …",
                        "Ist nicht da: erneut senden …");
    }

    @Test
    void an_opened_row_is_on_the_page_wherever_it_stands_in_the_ledger() {
        DeliveryId late = id("soest", "ausblick-29", "bluesky");
        assertThat(get("/queue", SignedInAs.agency())).doesNotContain("z-" + late);
        assertThat(get("/queue?open=" + late, SignedInAs.agency())).contains("z-" + late);
    }

    @Test
    void filters_stand_in_the_address() {
        String page = get("/queue?municipality=soest&network=bluesky&days=2026-11-09..2026-11-09", SignedInAs.agency());
        assertThat(page).contains("2 Zustellungen.", "Klimaneutral bis 2030", "Wall und Lastenrad");
        assertThat(page).doesNotContain("Neues Wir");
    }

    @Test
    void an_address_with_nonsense_shows_the_queue() {
        assertThat(get("/queue?status=x&municipality=%3Cb%3E&days=gestern&open=1&after=zz", SignedInAs.agency()))
                .contains("104 Zustellungen.");
    }

    @Test
    void a_filter_nothing_matches_says_how_many_there_are_without_it() {
        assertThat(get("/queue?days=2030-01-01..2030-01-02", SignedInAs.agency()))
                .contains("Keine Zustellung passt zu diesem Filter", "Es gibt 104 ohne Filter.");
    }

    @Test
    void one_status_is_shown_in_stretches() {
        String first = get("/queue?status=published", SignedInAs.agency());
        assertThat(first).contains("Veröffentlicht (50 von 63)", "Weitere anzeigen");
        Matcher next = Pattern.compile("href=\"(/queue\\?status=published&amp;after=[^\"]*)\"")
                .matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(get(next.group(1).replace("&amp;", "&"), SignedInAs.agency()))
                .contains("Veröffentlicht (13 von 63)", "Zum Anfang");
    }

    @Test
    void a_municipality_sees_only_its_own_and_cannot_ask_for_others() {
        String page = get("/queue?municipality=menden", SignedInAs.municipality("soest"));
        assertThat(page).contains("Klimaneutral bis 2030").doesNotContain("Neues Wir", "Ehrenamt digital");
    }

    @Test
    void an_opened_delivery_of_another_municipality_stays_closed() {
        assertThat(get("/queue?open=" + SCHEDULED, SignedInAs.municipality("soest")))
                .doesNotContain("Ehrenamt digital");
    }

    @Test
    void marketing_has_no_queue() {
        assertThat(pages.get().uri("/queue").with(SignedInAs.marketing())).hasStatus(403);
    }

    @Test
    void a_live_part_changes_rows_in_place_and_keeps_new_ones_behind_a_link() {
        String shown = refresh(get("/queue", SignedInAs.agency()));
        ledger.become(SCHEDULED, DeliveryStatus.PUBLISHED, Explanation.of("found", "2026-11-09T09:30:00Z"));
        ledger.put(SampleCampaign.delivery("olpe", "neu", "Gerade dazugekommen", "mastodon")
                .due("2026-11-09T08:13:00Z")
                .build());
        String part = part(shown, SignedInAs.agency());
        assertThat(part).doesNotContain("Gerade dazugekommen").contains("neue Zeile");
        int next = part.indexOf("Als Nächstes");
        int row = part.indexOf("z-" + SCHEDULED);
        int done = part.indexOf("Zuletzt");
        assertThat(row).isBetween(next, done);
        assertThat(part.substring(row, part.indexOf("</tr>", row))).contains("Veröffentlicht");
    }

    @Test
    void a_live_part_is_not_a_whole_page() {
        String part = part("/queue", SignedInAs.agency());
        assertThat(part).startsWith("<div id=\"live\"").doesNotContain("<html");
    }

    @Test
    void a_halted_page_does_not_renew_itself() {
        assertThat(get("/queue", SignedInAs.agency())).contains("hx-trigger=\"every 10s\"");
        assertThat(get("/queue?live=off", SignedInAs.agency()))
                .doesNotContain("hx-trigger")
                .contains("Anzeige fortsetzen");
    }

    @Test
    void the_table_for_spreadsheets_has_every_delivery_and_no_formula() {
        ledger.put(SampleCampaign.delivery("olpe", "formel", "=1+1;\"x\"", "mastodon")
                .due("2026-11-09T08:13:00Z")
                .build());
        String csv = get("/queue.csv", SignedInAs.agency());
        assertThat(csv.lines()).hasSize(106);
        assertThat(csv)
                .startsWith("\uFEFF\"Fällig\";\"Beitrag\"")
                .contains("\"'=1+1;\"\"x\"\"\"")
                .contains("\"2026-11-09T09:00:00+01:00\";\"Klimaneutral bis 2030\";\"Soest\";\"Bluesky\"");
    }

    @Test
    void the_table_keeps_to_what_its_reader_may_see() {
        assertThat(get("/queue.csv", SignedInAs.municipality("soest"))).doesNotContain("Menden");
    }

    @Test
    void english_speaks_english() {
        assertThat(get("/queue?lang=en", SignedInAs.agency()))
                .contains("lang=\"en\"", "Waits for a person (3)", "Unconfirmed", "09:00 CET", "Mon 9 Nov 2026");
    }

    @Test
    void a_clockwork_that_stands_still_is_told_on_top() {
        ledger.standStill(Explanation.of("clockwork.overdue", "4", "2026-11-09T08:02:00Z"));
        assertThat(get("/queue", SignedInAs.agency()))
                .contains("Uhrwerk steht seit 09:02 Uhr MEZ", "4 Zustellungen sind überfällig");
    }

    private static DeliveryId id(String town, String post, String network) {
        return DeliveryId.of("5malklug", town, post, town + "-" + network, "");
    }

    private static String refresh(String page) {
        Matcher address = Pattern.compile("hx-get=\"([^\"]*)\"").matcher(page);
        assertThat(address.find()).isTrue();
        return address.group(1).replace("&amp;", "&");
    }

    private String get(String address, RequestPostProcessor who) {
        return text(pages.get().uri(java.net.URI.create(address)).with(who).exchange());
    }

    private String part(String address, RequestPostProcessor who) {
        return text(pages.get()
                .uri(java.net.URI.create(address))
                .header("HX-Request", "true")
                .with(who)
                .exchange());
    }

    private static String text(org.springframework.test.web.servlet.assertj.MvcTestResult result) {
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
