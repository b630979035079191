/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.PagesUnderTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PeoplePagesTest extends PagesTests {

    @Test
    void the_list_tells_role_municipality_last_access_and_how_one_signs_in() {
        assertThat(pages.get().uri("/admin/users").with(SignedInAs.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Stadt Soest, Presse", "Kommune", "Passwort", "Letzter Zugang", "Einladen");
    }

    @Test
    void an_invited_person_follows_the_link_chooses_a_password_and_signs_in() {
        MvcTestResult invited = invite("neu@olpe.example", "MUNICIPALITY", "olpe");
        assertThat(invited).hasRedirectedUrl("/admin/users");
        String link = String.valueOf(invited.getMvcResult().getFlashMap().get("link"));
        assertThat(pages.get().uri("/admin/users").with(SignedInAs.admin()))
                .bodyText()
                .contains("neu@olpe.example")
                .doesNotContain(link);

        MockHttpSession session = new MockHttpSession();
        assertThat(pages.get().uri(link.substring(link.indexOf("/invitation"))).session(session))
                .hasRedirectedUrl("/invitation");
        assertThat(pages.get().uri("/invitation").session(session))
                .hasStatusOk()
                .bodyText()
                .contains("neu@olpe.example", "Willkommen");
        assertThat(accept(session, "kurz")).hasStatus(422).bodyText().contains("mindestens 10");
        assertThat(accept(session, "lang genug ist es")).hasRedirectedUrl("/login");
        assertThat(accept(session, "lang genug ist es")).hasStatus(410);
        assertThat(signIn("neu@olpe.example", "lang genug ist es", new MockHttpSession()))
                .hasRedirectedUrl("/");
    }

    @Test
    void an_invitation_needs_an_address_a_role_and_where_the_role_needs_one_a_municipality() {
        assertThat(invite("keine-adresse", "", ""))
                .hasStatus(422)
                .bodyText()
                .contains("2 Angaben fehlen noch", "href=\"#mail\"", "href=\"#role\"");
        assertThat(invite("a@b.example", "MUNICIPALITY", "atlantis"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#municipality\"", "a@b.example");
    }

    @Test
    void a_revoked_invitation_leads_nowhere() {
        String link = String.valueOf(invite("weg@b.example", "AGENCY", "")
                .getMvcResult()
                .getFlashMap()
                .get("link"));
        String page = body("/admin/users");
        String id = page.substring(0, page.indexOf("/revoke\"", page.indexOf("weg@b.example")));
        id = id.substring(id.lastIndexOf('/') + 1);
        assertThat(pages.get().uri("/admin/users/invitations/" + id + "/revoke").with(SignedInAs.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Einladung an weg@b.example widerrufen?");
        assertThat(post("/admin/users/invitations/" + id + "/revoke")).hasRedirectedUrl("/admin/users");
        MockHttpSession session = new MockHttpSession();
        pages.get()
                .uri(link.substring(link.indexOf("/invitation")))
                .session(session)
                .exchange();
        assertThat(pages.get().uri("/invitation").session(session))
                .hasStatus(410)
                .bodyText()
                .contains("Dieser Link gilt nicht mehr");
    }

    @Test
    void who_is_changed_has_to_sign_in_again_at_once() {
        MockHttpSession session = new MockHttpSession();
        signIn("marketing", PagesUnderTest.PASSWORD, session);
        assertThat(pages.get().uri("/").session(session)).hasStatusOk();
        MvcTestResult changed = change("marketing", "MARKETING", "Marketing");
        assertThat(changed).hasRedirectedUrl("/admin/users");
        assertThat(pages.get().uri("/").session(session)).hasRedirectedUrl("/login?ended");
        assertThat(pages.get().uri("/login").param("ended", "")).bodyText().contains("Ihre Sitzung ist beendet.");
    }

    @Test
    void a_session_ends_after_twelve_hours_however_busy_it_was() {
        MockHttpSession session = new MockHttpSession();
        signIn("agentur", PagesUnderTest.PASSWORD, session);
        clock.advance(java.time.Duration.ofHours(11));
        assertThat(pages.get().uri("/").session(session)).hasStatusOk();
        clock.advance(java.time.Duration.ofHours(1));
        assertThat(pages.get().uri("/").session(session)).hasRedirectedUrl("/login?ended");
    }

    @Test
    void a_new_password_ends_all_other_sessions_but_not_the_own() {
        MockHttpSession here = new MockHttpSession();
        MockHttpSession elsewhere = new MockHttpSession();
        signIn("soest", PagesUnderTest.PASSWORD, here);
        signIn("soest", PagesUnderTest.PASSWORD, elsewhere);
        assertThat(pages.post()
                        .uri("/me/password")
                        .session(here)
                        .with(csrf())
                        .param("current", PagesUnderTest.PASSWORD)
                        .param("next", PagesUnderTest.PASSWORD))
                .hasRedirectedUrl("/me");
        assertThat(pages.get().uri("/me").session(here)).hasStatusOk();
        assertThat(pages.get().uri("/me").session(elsewhere)).hasRedirectedUrl("/login?ended");
    }

    @Test
    void the_last_administrator_cannot_be_locked_and_the_page_says_why() {
        MvcTestResult refused = pages.post()
                .uri("/admin/users/person/deactivate")
                .with(SignedInAs.admin())
                .with(csrf())
                .param("name", "admin")
                .param("version", version("admin"))
                .exchange();
        assertThat(refused).hasRedirectedUrl("/admin/users");
        assertThat(Objects.requireNonNull(refused.getMvcResult().getFlashMap().get("flash"))
                        .toString())
                .contains("letzte Person mit der Rolle Verwaltung");
    }

    @Test
    void who_may_do_what_is_read_from_the_program() {
        assertThat(pages.get().uri("/admin/rights").with(SignedInAs.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("GET /queue", "GET /admin/rights", "POST /stops", "token create", "eigene Kommune");
    }

    @Test
    void mails_say_that_none_can_be_sent() {
        assertThat(pages.get().uri("/admin/mails").with(SignedInAs.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("kein Mailserver oder kein Absender eingerichtet", "Noch keine Mail");
    }

    @Test
    void a_forgotten_password_is_answered_alike_for_everybody() {
        for (String name : new String[] {"agentur", "niemand", "' OR 1=1"}) {
            assertThat(pages.post().uri("/password/forgotten").with(csrf()).param("username", name))
                    .hasRedirectedUrl("/password/forgotten?asked");
        }
        assertThat(pages.get().uri("/password/forgotten").param("asked", ""))
                .bodyText()
                .contains("Gibt es dazu einen Zugang");
        assertThat(pages.get().uri("/password/new")).hasStatus(410);
    }

    private MvcTestResult invite(String mail, String role, String municipality) {
        return pages.post()
                .uri("/admin/users/invitations")
                .with(SignedInAs.admin())
                .with(csrf())
                .param("mail", mail)
                .param("displayName", "")
                .param("role", role)
                .param("municipality", municipality)
                .exchange();
    }

    private MvcTestResult accept(MockHttpSession session, String password) {
        return pages.post()
                .uri("/invitation")
                .session(session)
                .with(csrf())
                .param("title", "Stadt Olpe")
                .param("password", password)
                .exchange();
    }

    private MvcTestResult change(String name, String role, String title) {
        return pages.post()
                .uri("/admin/users/person")
                .with(SignedInAs.admin())
                .with(csrf())
                .param("name", name)
                .param("version", version(name))
                .param("displayName", title)
                .param("role", role)
                .exchange();
    }

    private String version(String name) {
        String page = body("/admin/users/person?name=" + name);
        String from = "name=\"version\" value=\"";
        int start = page.indexOf(from) + from.length();
        return page.substring(start, page.indexOf('"', start));
    }

    private String body(String path) {
        try {
            return pages.get()
                    .uri(path)
                    .with(SignedInAs.admin())
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult post(String path) {
        return pages.post().uri(path).with(SignedInAs.admin()).with(csrf()).exchange();
    }

    private MvcTestResult signIn(String name, String password, MockHttpSession session) {
        return pages.post()
                .uri("/login")
                .session(session)
                .with(csrf())
                .param("username", name)
                .param("password", password)
                .exchange();
    }
}
