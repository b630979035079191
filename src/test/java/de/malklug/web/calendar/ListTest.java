/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.campaign.Post;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import de.malklug.web.testing.SamplePosts;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ListTest extends PagesTests {

    private static final String EHRENAMT = "5malklug/arnsberg/ehrenamt";
    private static final String DRAFT = "5malklug/olpe/entwurf";
    private static final String SENT = "5malklug/soest/klimaneutral-2030";

    @Autowired
    private PlannedPosts planned;

    @Autowired
    private SamplePosts samples;

    @AfterEach
    void as_before() {
        samples.reset();
    }

    @Test
    void the_list_sums_up_each_posts_accounts_and_the_worst_state_decides() {
        assertThat(text("/posts?days=2026-11-09..2026-11-09", SignedInAs.marketing()))
                .contains("9 Beiträge", "is-unconfirmed", "1 von 2 veröffentlicht, 1 ungeklärt", "09:00 Uhr MEZ");
    }

    @Test
    void the_list_is_searched_filtered_and_ordered_and_its_address_says_how() {
        assertThat(text("/posts?municipality=olpe&status=draft", SignedInAs.agency()))
                .contains("1 Beitrag", "Digitale Naturpfade")
                .doesNotContain("Klimaneutral");
        assertThat(text("/posts?q=KLIMANEUTRAL&sort=title&order=down", SignedInAs.agency()))
                .contains("Klimaneutral bis 2030", "aria-sort=\"descending\"", "href=\"/posts?q=KLIMANEUTRAL\"")
                .doesNotContain("Naturpfade");
        String ordered = text("/posts?sort=title", SignedInAs.agency());
        assertThat(ordered.indexOf("Ausblick 1<")).isPositive().isLessThan(ordered.indexOf("Ausblick 2<"));
        assertThat(text("/posts?q=gibt+es+nicht", SignedInAs.agency())).contains("Kein Beitrag passt zu diesem Filter");
    }

    @Test
    void a_long_list_has_pages() {
        String first = text("/posts", SignedInAs.agency());
        assertThat(first).contains("/posts?page=1").doesNotContain("Frühere");
        assertThat(text("/posts?page=1", SignedInAs.agency())).contains("href=\"/posts\"", "/posts?page=2");
        assertThat(text("/posts?page=99", SignedInAs.agency())).contains("Hier steht noch kein Beitrag");
    }

    @Test
    void only_ones_own_posts_can_be_chosen() {
        assertThat(text("/posts?days=2026-11-09..2026-11-09", SignedInAs.municipality("arnsberg")))
                .contains("value=\"" + EHRENAMT + ":1\"")
                .doesNotContain("value=\"" + SENT + ":1\"");
        assertThat(text("/posts", SignedInAs.marketing())).doesNotContain("name=\"post\"", "/posts/bulk");
    }

    @Test
    void the_list_comes_as_a_table_spreadsheets_read_as_text() {
        ledger.put(SampleCampaign.delivery("olpe", "formel", "=1+1;\"x\"", "mastodon")
                .due("2026-11-09T10:15:00Z")
                .build());

        assertThat(text("/posts.csv?days=2026-11-09..2026-11-09", SignedInAs.marketing()))
                .startsWith("\uFEFFTag;Uhrzeit;Zone;Beitrag;Kommune;Netzwerke;Thema;Zustand;")
                .contains(
                        "\r\n09.11.2026;09:00;MEZ;Klimaneutral bis 2030;Soest;Bluesky, Mastodon;klima;Ungeklärt;1;2;http")
                .contains(";\"'=1+1;\"\"x\"\"\";Olpe;");
    }

    @Test
    void nothing_changes_before_it_was_seen_what_would_change() {
        String preview =
                bulk("", SignedInAs.agency(), "action=move", "days=1", chosen(EHRENAMT), chosen(SENT), chosen(DRAFT));

        assertThat(preview)
                .contains("Di., 10. Nov. 2026, 10:30 Uhr MEZ", "Die Freigabe erlischt")
                .contains("Sa., 21. Nov. 2026, 12:00 Uhr MEZ")
                .contains("Bleibt: schon veröffentlicht oder gerade unterwegs.")
                .contains(">2 Beiträge verschieben<");
        assertThat(post(EHRENAMT).dueAt()).isEqualTo("2026-11-09T09:30:00Z");
    }

    @Test
    void each_post_is_moved_for_itself_and_each_result_is_said() {
        String result = bulk(
                "/run", SignedInAs.agency(), "action=move", "days=1", "time=15:00", chosen(EHRENAMT), chosen(SENT));

        assertThat(result).contains("1 von 2 Beiträgen verschoben", "Geändert.", "Bleibt: schon veröffentlicht");
        assertThat(post(EHRENAMT).dueAt()).isEqualTo("2026-11-10T14:00:00Z");
        assertThat(post(EHRENAMT).desk()).isEqualTo(Post.Status.DRAFT);
    }

    @Test
    void the_theme_is_changed_drafts_are_submitted_and_submitted_ones_withdrawn() {
        bulk("/run", SignedInAs.agency(), "action=theme", "theme=Innenstadt", chosen(DRAFT));
        assertThat(post(DRAFT).theme()).isEqualTo("Innenstadt");

        bulk("/run", SignedInAs.agency(), "action=submit", chosen(DRAFT));
        assertThat(post(DRAFT).desk()).isEqualTo(Post.Status.SUBMITTED);

        assertThat(bulk("/run", SignedInAs.agency(), "action=withdraw", chosen(DRAFT)))
                .contains("1 von 1 Beiträgen zurückgezogen");
        assertThat(post(DRAFT).desk()).isEqualTo(Post.Status.DRAFT);
    }

    @Test
    void a_post_that_was_changed_meanwhile_or_is_not_ones_own_stays() {
        String old = chosen(DRAFT);
        bulk("/run", SignedInAs.agency(), "action=theme", "theme=Innenstadt", old);

        assertThat(bulk("/run", SignedInAs.agency(), "action=theme", "theme=Verkehr", old))
                .contains("Jemand hat ihn inzwischen geändert", "Bei 0 von 1 Beiträgen");
        assertThat(bulk("/run", SignedInAs.municipality("soest"), "action=theme", "theme=Verkehr", chosen(DRAFT)))
                .contains("Für diese Kommune schreiben Sie nicht");
        assertThat(post(DRAFT).theme()).isEqualTo("Innenstadt");
    }

    @Test
    void a_bulk_move_into_the_past_or_into_a_skipped_hour_is_refused_for_that_post_only() {
        String past = bulk("/run", SignedInAs.agency(), "action=move", "days=-3", chosen(EHRENAMT), chosen(DRAFT));

        assertThat(past).contains("ist schon vorbei", "1 von 2 Beiträgen verschoben");
        assertThat(post(DRAFT).dueAt()).isEqualTo("2026-11-17T11:00:00Z");
        assertThat(bulk("", SignedInAs.agency(), "action=move", "days=131", "time=02:30", chosen(DRAFT)))
                .contains("Diese Uhrzeit überspringt die Zeitumstellung");
    }

    @Test
    void an_incomplete_question_is_asked_again_and_changes_nothing() {
        assertThat(bulk("/run", SignedInAs.agency(), "action=move", chosen(EHRENAMT)))
                .contains("Sagen Sie, um wie viele Tage oder auf welche Uhrzeit.");
        assertThat(send("", SignedInAs.agency(), "action=move", "back=/posts?page=1"))
                .hasRedirectedUrl("/posts?page=1");
        assertThat(send("", SignedInAs.agency(), "action=delete", chosen(EHRENAMT)))
                .hasStatus(400);
        assertThat(send("/run", SignedInAs.marketing(), "action=submit", chosen(DRAFT)))
                .hasStatus(403);
    }

    private PlannedPost post(String key) {
        return planned.find(Objects.requireNonNull(CalendarQuery.key(key))).orElseThrow();
    }

    private String chosen(String key) {
        return "post=" + key + ":" + post(key).version();
    }

    private String bulk(String step, RequestPostProcessor who, String... fields) {
        MvcTestResult result = send(step, who, fields);
        assertThat(result).hasStatusOk();
        return content(result);
    }

    private MvcTestResult send(String step, RequestPostProcessor who, String... fields) {
        var request = pages.post().uri("/posts/bulk" + step).with(who).with(csrf());
        for (String field : fields) {
            String[] halves = field.split("=", 2);
            request = request.param(halves[0], halves[1]);
        }
        return request.exchange();
    }

    private String text(String address, RequestPostProcessor who) {
        MvcTestResult result =
                pages.get().uri(java.net.URI.create(address)).with(who).exchange();
        assertThat(result).hasStatusOk();
        return content(result);
    }

    private static String content(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
