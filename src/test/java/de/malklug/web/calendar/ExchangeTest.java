/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.queue.PostQuery;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SamplePosts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ExchangeTest extends PagesTests {

    private static final String MONTH = "/calendar/month/2026-11";
    private static final String EHRENAMT = "5malklug/arnsberg/ehrenamt";

    @Autowired
    private PlannedPosts planned;

    @Autowired
    private SamplePosts samples;

    @AfterEach
    void as_before() {
        samples.reset();
    }

    @Test
    void a_post_is_offered_others_of_its_municipality_to_exchange_times_with() throws Exception {
        assertThat(text("/posts/" + EHRENAMT + "/exchange", SignedInAs.agency()))
                .contains(
                        "Tauschen mit",
                        "Beiträge von Arnsberg",
                        Tiles.key(partner()).toString())
                .doesNotContain("5malklug/soest/");
        assertThat(text("/posts/" + EHRENAMT + "/move", SignedInAs.agency()))
                .contains("Mit einem anderen Beitrag tauschen");
    }

    @Test
    void before_two_posts_exchange_times_the_page_says_what_that_changes() throws Exception {
        assertThat(text("/posts/" + EHRENAMT + "/exchange?with=" + Tiles.key(partner()), SignedInAs.agency()))
                .contains("Danach", "Die Freigabe erlischt", "Zeiten tauschen", "Nur verschieben");
    }

    @Test
    void two_posts_exchange_their_times() {
        PlannedPost partner = partner();
        Instant before = ehrenamt().dueAt();

        MvcTestResult answer = exchange(partner, partner.version(), SignedInAs.agency());

        assertThat(answer).hasRedirectedUrl(MONTH);
        assertThat(ehrenamt().dueAt()).isEqualTo(partner.dueAt());
        assertThat(planned.find(Tiles.key(partner)).orElseThrow().dueAt()).isEqualTo(before);
        assertThat(answer.getMvcResult().getFlashMap().get("flash").toString()).contains("Getauscht:", "Freigabe");
    }

    @Test
    void what_is_out_and_what_is_not_ones_own_is_not_exchanged() {
        PlannedPost out = planned.find(PostQuery.ALL).stream()
                .filter(PlannedPost::isOut)
                .findFirst()
                .orElseThrow();
        MvcTestResult answer = exchange(out, out.version(), SignedInAs.agency());
        assertThat(answer).hasRedirectedUrl(MONTH);
        assertThat(answer.getMvcResult().getFlashMap().get("flash").toString())
                .contains("good=false", "nichts getauscht");

        assertThat(exchange(partner(), 1, SignedInAs.municipality("soest"))).hasStatus(403);
        assertThat(exchange(partner(), 1, SignedInAs.marketing())).hasStatus(403);
        assertThat(pages.get()
                        .uri("/posts/" + EHRENAMT + "/exchange?with=nichts")
                        .with(SignedInAs.agency()))
                .hasStatus(404);
    }

    private MvcTestResult exchange(PlannedPost other, int version, RequestPostProcessor who) {
        return pages.post()
                .uri("/posts/" + EHRENAMT + "/exchange")
                .param("version", Integer.toString(ehrenamt().version()))
                .param("other", Tiles.key(other).toString())
                .param("otherVersion", Integer.toString(version))
                .param("back", MONTH)
                .with(who)
                .with(csrf())
                .exchange();
    }

    private PlannedPost ehrenamt() {
        return planned.find(CalendarQuery.key(EHRENAMT)).orElseThrow();
    }

    private PlannedPost partner() {
        return planned.find(PostQuery.ALL).stream()
                .filter(post -> post.municipality().value().equals("arnsberg"))
                .filter(post -> post.dueAt().isAfter(ehrenamt().dueAt()) && !post.isOut())
                .findFirst()
                .orElseThrow();
    }

    private String text(String address, RequestPostProcessor who) throws Exception {
        MvcTestResult result = pages.get().uri(URI.create(address)).with(who).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
