/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.SampleCampaign;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class DeskPagesTest extends PagesTests {

    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final Actor PRESS = new Actor("municipality", "Stadt soest", Actor.Role.MUNICIPALITY, SOEST);

    @Autowired
    private Desk desk;

    @Autowired
    private Posts posts;

    private StoredPost submitted;

    @BeforeEach
    void somebodySubmits() {
        StoredPost draft = done(desk.create(
                SampleCampaign.ID,
                SOEST,
                new PostDraft(
                        LocalDateTime.parse("2026-11-20T09:00"),
                        null,
                        null,
                        List.of(),
                        Wording.of("Der Wall wird grün."),
                        Map.of(),
                        List.of()),
                PRESS));
        submitted = done(desk.submit(draft.key(), draft.version(), PRESS));
    }

    @AfterEach
    void clear() {
        for (StoredPost each : posts.list(PostFilter.ALL.being(Post.Status.SUBMITTED), null, 100)) {
            StoredPost draft = done(desk.withdraw(each.key(), each.version(), null, Actor.MALKLUG));
            desk.delete(draft.key(), draft.version(), Actor.MALKLUG);
        }
    }

    @Test
    void the_agency_sees_what_waits_and_what_it_says() {
        assertThat(pages.get().uri("/approvals").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Ein Beitrag wartet auf Ihre Freigabe.",
                        "Der Wall wird grün.",
                        "Fr., 20. Nov. 2026, 09:00 Uhr MEZ",
                        "bis Fr., 20. Nov. 2026, 05:00 Uhr MEZ",
                        "eingereicht von municipality",
                        "Freigeben",
                        "Zurückgeben mit Begründung")
                .doesNotContain("Wartet auf andere");
    }

    @Test
    void who_wrote_it_reads_why_somebody_else_has_to_approve() {
        assertThat(pages.get().uri("/approvals").with(SignedInAs.municipality("soest")))
                .hasStatusOk()
                .bodyText()
                .contains("Wartet auf andere", "Sie haben diesen Text geschrieben. Freigeben muss jemand anderes.")
                .doesNotContain("/approve\"");
        assertThat(post("approve", submitted.version(), SignedInAs.municipality("soest")))
                .hasStatus3xxRedirection();
        assertThat(now().post().status()).isEqualTo(Post.Status.SUBMITTED);
    }

    @Test
    void other_towns_and_marketing_have_nothing_to_do_with_it() {
        assertThat(pages.get().uri("/approvals").with(SignedInAs.municipality("olpe")))
                .hasStatusOk()
                .bodyText()
                .contains("Nichts zu prüfen.")
                .doesNotContain("Der Wall wird grün");
        assertThat(pages.get().uri("/approvals").with(SignedInAs.marketing())).hasStatus(403);
        for (String step : List.of("approve", "return", "withdraw", "submit", "comments", "settle")) {
            assertThat(post(step, submitted.version(), SignedInAs.municipality("olpe")))
                    .as(step)
                    .hasStatus(403);
            assertThat(post(step, submitted.version(), SignedInAs.marketing()))
                    .as(step)
                    .hasStatus(403);
        }
        assertThat(now()).isEqualTo(submitted);
    }

    @Test
    void the_agency_approves_and_is_told_what_malklug_does_next() {
        assertThat(post("approve", submitted.version(), SignedInAs.agency()))
                .hasRedirectedUrl("/approvals")
                .flash()
                .extractingByKey("flash")
                .hasToString(
                        "Flash[good=true, text=Freigegeben: „Der Wall wird grün.“. malklug sendet zur geplanten Zeit.]");
        assertThat(now().isReleased()).isTrue();
    }

    @Test
    void what_changed_meanwhile_is_shown_before_it_is_decided_again() {
        PostDraft draft = desk.draft(submitted);
        StoredPost edited = done(desk.edit(
                submitted.key(),
                submitted.version(),
                new PostDraft(
                        draft.at(), null, null, draft.on(), Wording.of("Der Wall wird bunt."), Map.of(), List.of()),
                PRESS));
        done(desk.submit(edited.key(), edited.version(), PRESS));

        MvcTestResult late = post("approve", submitted.version(), SignedInAs.agency());

        assertThat(late).hasRedirectedUrl("/approvals?seen=" + submitted.version() + "&changed=" + submitted.key());
        assertThat(now().post().status()).isEqualTo(Post.Status.SUBMITTED);
        assertThat(pages.get()
                        .uri("/approvals?seen=" + submitted.version() + "&changed=" + submitted.key())
                        .with(SignedInAs.agency()))
                .bodyText()
                .contains("hat den Beitrag geändert", "grün.</del>".replace("</del>", ""), "bunt.");
    }

    @Test
    void a_return_without_a_reason_is_refused_and_one_with_a_reason_is_a_comment() {
        assertThat(post("return", submitted.version(), SignedInAs.agency())).hasStatus3xxRedirection();
        assertThat(now()).isEqualTo(submitted);

        assertThat(pages.post()
                        .uri("/posts/" + submitted.key() + "/return")
                        .with(SignedInAs.agency())
                        .with(csrf())
                        .param("version", String.valueOf(submitted.version()))
                        .param("reason", "Bitte mit Uhrzeit"))
                .hasRedirectedUrl("/posts/" + submitted.key());
        assertThat(now().post().status()).isEqualTo(Post.Status.DRAFT);
        assertThat(pages.get().uri("/posts/" + submitted.key()).with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("Bitte mit Uhrzeit", "Grund der Rückgabe", "Zur Freigabe einreichen", "zurückgegeben");
    }

    @Test
    void a_post_shows_its_approval_line_and_what_can_be_done() {
        assertThat(pages.get().uri("/posts/" + submitted.key()).with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Geschrieben von municipality.",
                        "Es fehlt eine Freigabe. Freigeben kann: die Agentur, Soest.",
                        "Zurückziehen",
                        "Kommentar schreiben",
                        "@agentur");
        assertThat(pages.get().uri("/posts/" + submitted.key()).with(SignedInAs.marketing()))
                .hasStatusOk()
                .bodyText()
                .contains("Eingereicht")
                .doesNotContain("Kommentar schreiben", "Zurückziehen", "Was bisher geschah");
    }

    @Test
    void the_audit_trail_shows_before_and_after_and_a_town_reads_its_own() {
        assertThat(pages.get().uri("/audit?what=post.submitted").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains("Beitrag eingereicht", "Stadt soest", "(Kommune)", "Entwurf", "Der Wall wird grün.");
        assertThat(pages.get().uri("/audit").with(SignedInAs.municipality("olpe")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Der Wall wird grün.");
        assertThat(pages.get().uri("/audit?municipality=soest").with(SignedInAs.municipality("olpe")))
                .bodyText()
                .doesNotContain("Der Wall wird grün.");
        assertThat(pages.get().uri("/audit.csv?subject=" + submitted.key()).with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .startsWith("\uFEFF\"time\";\"person\"")
                .contains("\"post.submitted\";\"post\";\"" + submitted.key() + "\"");
        assertThat(pages.get().uri("/audit").with(SignedInAs.marketing())).hasStatus(403);
    }

    private MvcTestResult post(String step, int version, RequestPostProcessor who) {
        return pages.post()
                .uri("/posts/" + submitted.key() + "/" + step)
                .with(who)
                .with(csrf())
                .param("version", String.valueOf(version))
                .param("from", "approvals")
                .exchange();
    }

    private StoredPost now() {
        return posts.find(submitted.campaign(), SOEST, submitted.post().id()).orElseThrow();
    }

    private static StoredPost done(Desk.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Desk.Done.class);
        return ((Desk.Done) outcome).post();
    }
}
