/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.queue.PostState;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SamplePosts;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class CalendarTest extends PagesTests {

    private static final String EHRENAMT = "/posts/5malklug/arnsberg/ehrenamt/move";
    private static final String MONTH = "/calendar/month/2026-11";

    @Autowired
    private PlannedPosts planned;

    @Autowired
    private SamplePosts samples;

    @AfterEach
    void as_before() {
        samples.reset();
    }

    @Test
    void the_calendar_opens_on_todays_month_and_keeps_the_filters() {
        assertThat(pages.get().uri("/calendar?municipality=olpe&status=draft").with(SignedInAs.marketing()))
                .hasRedirectedUrl("/calendar/month/2026-11?municipality=olpe&status=draft");
    }

    @Test
    void a_month_shows_two_posts_a_day_and_says_how_many_more_there_are() {
        assertThat(day("2026-11-09"))
                .contains("Noch neun Tage", "Neues Wir: mitmachen", "+ 7 weitere", "/calendar/day/2026-11-09")
                .contains("9. November, Menden, Fehlgeschlagen: ")
                .doesNotContain("Klimaneutral");
    }

    @Test
    void the_event_and_the_first_and_last_day_of_the_campaign_lie_over_their_days() {
        assertThat(day("2026-11-18")).contains("is-anchor", "Smart Cities: Konferenz 10:00–16:00 Uhr");
        assertThat(day("2026-10-26")).contains("#5malklug beginnt");
        assertThat(day("2026-11-29")).contains("#5malklug endet");
    }

    @Test
    void a_week_shows_all_posts_of_a_day_with_where_their_accounts_stand() {
        assertThat(text("/calendar/week/2026-11-12", SignedInAs.agency()))
                .contains("Woche 46: 9. bis 15. November 2026", "36 Beiträge")
                .contains("Klimaneutral bis 2030", "1 von 2 veröffentlicht, 1 ungeklärt", "Strategie zum Nachlesen");
    }

    @Test
    void a_day_has_a_row_for_each_hour_and_a_column_for_each_municipality() {
        assertThat(text("/calendar/day/2026-11-09", SignedInAs.agency()))
                .contains("Montag, 9. November 2026", "9 Beiträge", "8 Uhr", "18 Uhr", "Bad Berleburg");
    }

    @Test
    void filters_narrow_all_views_and_stay_in_their_addresses() {
        assertThat(text(
                        MONTH + "?municipality=soest&municipality=olpe&network=bluesky&status=held",
                        SignedInAs.agency()))
                .contains("1 Beitrag ·", "Lastenräder in der Innenstadt")
                .contains(
                        "/calendar/week/2026-11-09?municipality=olpe&amp;municipality=soest&amp;network=bluesky&amp;status=held")
                .contains("/posts?municipality=olpe&amp;municipality=soest&amp;network=bluesky&amp;status=held")
                .doesNotContain("Klimaneutral");
    }

    @Test
    void an_empty_month_says_what_to_do_and_a_filtered_one_how_to_see_more() {
        assertThat(text("/calendar/month/2030-02", SignedInAs.agency()))
                .contains("Hier steht noch kein Beitrag", "/posts/new");
        assertThat(text(MONTH + "?theme=gibt-es-nicht", SignedInAs.agency()))
                .contains("Kein Beitrag passt zu diesem Filter");
    }

    @Test
    void what_no_calendar_can_show_is_not_found() {
        for (String address : new String[] {
            "/calendar/year/2026", "/calendar/month/2026-13", "/calendar/day/2026-02-30", "/calendar/day/99999-01-01"
        }) {
            assertThat(pages.get().uri(address).with(SignedInAs.agency())).hasStatus(404);
        }
    }

    @Test
    void the_chosen_post_stands_beside_with_its_accounts_a_form_and_free_slots() {
        assertThat(text(MONTH + "?open=5malklug/arnsberg/ehrenamt", SignedInAs.agency()))
                .contains("Mo., 9. Nov. 2026, 10:30 Uhr MEZ", "arnsberg.beispiel.social", "Steht in der Kampagnendatei")
                .contains("action=\"" + EHRENAMT + "\"", "Freie Plätze", "niemand sonst schreibt");
    }

    @Test
    void who_may_not_move_a_post_gets_no_handle_and_no_form_but_reads_why() {
        String town = text(MONTH + "?open=5malklug/arnsberg/ehrenamt", SignedInAs.municipality("soest"));
        assertThat(town)
                .contains("Diesen Beitrag verschieben nur Arnsberg und die Agentur.")
                .contains("data-move=\"/posts/5malklug/soest/")
                .doesNotContain("data-move=\"/posts/5malklug/arnsberg/")
                .doesNotContain("action=\"" + EHRENAMT + "\"");
        assertThat(text(MONTH, SignedInAs.marketing())).doesNotContain("data-move", "/posts/new");
    }

    @Test
    void what_is_published_has_no_handle() {
        assertThat(text("/calendar/day/2026-11-09", SignedInAs.agency()))
                .doesNotContain("data-move=\"/posts/5malklug/soest/klimaneutral-2030")
                .doesNotContain("data-move=\"/posts/5malklug/suedwestfalen-agentur/neun-tage");
        assertThat(move("/posts/5malklug/soest/klimaneutral-2030/move", "2026-11-12", "09:00", 1, SignedInAs.agency()))
                .hasRedirectedUrl(MONTH)
                .flash()
                .hasEntrySatisfying(
                        "flash",
                        said -> assertThat(said)
                                .hasToString(
                                        "Flash[good=false, text=Dieser Beitrag ist schon veröffentlicht oder gerade unterwegs. Seine Zeit bleibt.]"));
    }

    @Test
    void moving_says_before_what_it_changes() {
        assertThat(text(EHRENAMT + "?day=2026-11-09&time=12:30", SignedInAs.agency()))
                .contains("Die Freigabe erlischt", "Seine 2 Zustellungen werden zurückgeholt")
                .contains("Überschneidung um 12:00 Uhr MEZ: Bad Berleburg schreibt zum selben Thema");
        assertThat(text(EHRENAMT + "/effects?day=2026-11-10&time=09:30", SignedInAs.agency()))
                .contains("Überschneidung um 09:00 Uhr MEZ: „Ausblick 1“ geht an dasselbe Konto.")
                .doesNotContain("<html");
        assertThat(text(EHRENAMT + "/effects?day=2026-11-09&time=08:00", SignedInAs.agency()))
                .contains("ist schon vorbei");
        assertThat(text(EHRENAMT + "/effects?day=2027-01-09&time=08:00", SignedInAs.agency()))
                .contains("Das liegt außerhalb der Kampagne");
    }

    @Test
    void a_moved_post_stands_at_its_new_time_its_approval_is_void_and_it_can_be_taken_back() {
        MvcTestResult moved = move(EHRENAMT, "2026-11-12", "11:00", 1, SignedInAs.agency());

        assertThat(moved).hasRedirectedUrl(MONTH);
        assertThat(ehrenamt().dueAt()).isEqualTo("2026-11-12T10:00:00Z");
        assertThat(ehrenamt().state()).isEqualTo(PostState.DRAFT);
        Moved told = (Moved) Objects.requireNonNull(
                Objects.requireNonNull(moved.getMvcResult().getFlashMap()).get(Moved.NAME));
        assertThat(told.text())
                .isEqualTo(
                        "„Ehrenamt digital: so geht Mitmachen“ steht jetzt am Do., 12. Nov. 2026, 11:00 Uhr MEZ. Vorher: Mo., 9. Nov. 2026, 10:30 Uhr MEZ.");
        assertThat(told.also()).anyMatch(text -> text.startsWith("Die Freigabe ist erloschen."));

        assertThat(pages.post()
                        .uri(EHRENAMT)
                        .param("version", Integer.toString(told.version()))
                        .param("day", told.day())
                        .param("time", told.time())
                        .param("undo", "true")
                        .param("back", told.back())
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasRedirectedUrl(MONTH);
        assertThat(ehrenamt().dueAt()).isEqualTo("2026-11-09T09:30:00Z");
    }

    @Test
    void a_post_somebody_else_changed_meanwhile_is_not_moved_but_asked_about_again() {
        move(EHRENAMT, "2026-11-12", "11:00", 1, SignedInAs.agency());

        MvcTestResult second = move(EHRENAMT, "2026-11-13", "15:00", 1, SignedInAs.municipality("arnsberg"));

        assertThat(second)
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Jemand hat diesen Beitrag inzwischen geändert. Er steht jetzt am Do., 12. Nov. 2026, 11:00 Uhr MEZ.")
                .contains("value=\"2026-11-13\"", "value=\"15:00\"", "name=\"version\" value=\"2\"");
        assertThat(ehrenamt().dueAt()).isEqualTo("2026-11-12T10:00:00Z");
    }

    @Test
    void a_time_that_is_over_or_none_changes_nothing_and_what_was_typed_stays() {
        assertThat(move(EHRENAMT, "2026-11-08", "11:00", 1, SignedInAs.agency()))
                .hasStatus(422)
                .bodyText()
                .contains("Fehler: Verschieben", "value=\"2026-11-08\"", "id=\"day-error\"");
        assertThat(move(EHRENAMT, "morgen", "11:00", 1, SignedInAs.agency())).hasStatus(422);
        assertThat(move(EHRENAMT, "2027-03-28", "02:30", 1, SignedInAs.agency()))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"time-error\"");
        assertThat(ehrenamt().dueAt()).isEqualTo("2026-11-09T09:30:00Z");
    }

    @Test
    void only_the_agency_and_the_municipality_itself_move_a_post() {
        assertThat(move(EHRENAMT, "2026-11-12", "11:00", 1, SignedInAs.marketing()))
                .hasStatus(403);
        assertThat(move(EHRENAMT, "2026-11-12", "11:00", 1, SignedInAs.municipality("soest")))
                .hasStatus(403);
        assertThat(pages.get().uri(EHRENAMT).with(SignedInAs.municipality("soest")))
                .hasStatus(403);
        assertThat(move(EHRENAMT, "2026-11-12", "11:00", 1, SignedInAs.municipality("arnsberg")))
                .hasStatus(302);
        assertThat(move("/posts/5malklug/arnsberg/gibt-es-nicht/move", "2026-11-12", "11:00", 1, SignedInAs.agency()))
                .hasStatus(404);
    }

    @Test
    void nobody_is_sent_to_another_site() {
        assertThat(pages.post()
                        .uri("/calendar/keys")
                        .param("on", "false")
                        .param("back", "//evil.example")
                        .with(SignedInAs.agency())
                        .with(csrf()))
                .hasRedirectedUrl("/calendar")
                .cookies()
                .hasValue("calendar-keys", "off");
    }

    private PlannedPost ehrenamt() {
        return planned.find(Objects.requireNonNull(CalendarQuery.key("5malklug/arnsberg/ehrenamt")))
                .orElseThrow();
    }

    private MvcTestResult move(String address, String day, String time, int version, RequestPostProcessor who) {
        return pages.post()
                .uri(address)
                .param("version", Integer.toString(version))
                .param("day", day)
                .param("time", time)
                .param("back", MONTH)
                .with(who)
                .with(csrf())
                .exchange();
    }

    private String day(String date) {
        String page = text(MONTH, SignedInAs.agency());
        int from = page.indexOf("id=\"d-" + date + "\"");
        return page.substring(from, page.indexOf("</td>", from));
    }

    private String text(String address, RequestPostProcessor who) {
        MockMvcTester.MockMvcRequestBuilder request =
                pages.get().uri(java.net.URI.create(address)).with(who);
        MvcTestResult result = request.exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
