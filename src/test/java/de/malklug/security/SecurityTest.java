/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.PagesUnderTest;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SecurityTest extends PagesTests {

    @Autowired
    private ApiTokens tokens;

    @Test
    void every_page_asks_to_sign_in_first() {
        for (String page : new String[] {"/", "/queue", "/posts", "/stops/new", "/me", "/queue.csv", "/actuator/env"}) {
            assertThat(pages.get().uri(page)).as(page).hasStatus3xxRedirection().hasRedirectedUrl("/login");
        }
    }

    @Test
    void a_part_of_a_page_whose_session_ended_reloads_the_page_instead_of_showing_the_form_in_it() {
        assertThat(pages.get().uri("/queue").header("HX-Request", "true"))
                .hasStatus(401)
                .hasHeader("HX-Refresh", "true");
    }

    @Test
    void name_and_password_let_in_and_lead_back_to_where_one_wanted_to_go() {
        MvcTestResult asked = pages.get().uri("/queue?status=failed").exchange();
        HttpSession before = Objects.requireNonNull(asked.getRequest().getSession(false));
        MvcTestResult answer = pages.post()
                .uri("/login")
                .session((MockHttpSession) before)
                .with(csrf())
                .param("username", "Agentur")
                .param("password", PagesUnderTest.PASSWORD)
                .exchange();
        assertThat(answer).hasStatus3xxRedirection();
        assertThat(answer.getResponse().getRedirectedUrl()).contains("/queue?status=failed");
    }

    @Test
    void a_wrong_password_says_no_more_than_that() {
        assertThat(signIn("agentur", "falsch")).hasRedirectedUrl("/login?error");
        assertThat(signIn("niemand", "falsch")).hasRedirectedUrl("/login?error");
        assertThat(pages.get().uri("/login").param("error", ""))
                .hasStatusOk()
                .bodyText()
                .contains("E-Mail oder Passwort stimmt nicht.", "Fehler: Anmelden");
    }

    @Test
    void many_wrong_passwords_mean_a_pause_even_for_the_right_one() {
        for (int i = 0; i < 5; i++) {
            signIn("marketing", "falsch");
        }
        assertThat(signIn("marketing", PagesUnderTest.PASSWORD)).hasRedirectedUrl("/login?wait=30");
        assertThat(pages.get().uri("/login?wait=30")).bodyText().contains("malklug wartet deshalb noch 30 Sek.");
        clock.advance(java.time.Duration.ofSeconds(31));
        assertThat(signIn("marketing", PagesUnderTest.PASSWORD)).hasRedirectedUrl("/");
    }

    @Test
    void signing_in_needs_the_forms_own_token() {
        assertThat(pages.post().uri("/login").param("username", "agentur").param("password", PagesUnderTest.PASSWORD))
                .hasStatus(403);
    }

    @Test
    void pages_allow_nothing_from_elsewhere_and_nothing_written_into_them() {
        MvcTestResult answer = pages.get().uri("/login").exchange();
        assertThat(answer)
                .hasHeader("Content-Security-Policy", SecurityConfiguration.CONTENT_SECURITY_POLICY)
                .hasHeader("Referrer-Policy", "same-origin")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("X-Frame-Options", "DENY");
        assertThat(answer).bodyText().doesNotContain(" style=", "<style", "javascript:", " onclick=");
    }

    @Test
    void assets_are_for_everybody_and_for_long() {
        assertThat(pages.get().uri("/css/tokens.css"))
                .hasStatusOk()
                .headers()
                .extracting(headers -> headers.getFirst("Cache-Control"))
                .asString()
                .contains("max-age=31536000");
        assertThat(pages.get().uri("/img/favicon.svg")).hasStatusOk();
    }

    @Test
    void the_api_refuses_strangers_as_problem_json() {
        assertThat(pages.get().uri("/api/v1/deliveries").header("Accept-Language", "en"))
                .hasStatus(401)
                .hasContentType("application/problem+json")
                .hasHeader("WWW-Authenticate", "Bearer")
                .bodyText()
                .contains("This call needs a valid token.");
        assertThat(pages.get().uri("/api/v1/deliveries").header("Authorization", "Bearer malklug_wrong"))
                .hasStatus(401)
                .hasContentType("application/problem+json");
    }

    @Test
    void a_token_lets_a_program_in_for_one_call_and_leaves_no_session() {
        String token = tokens.create("agentur", "test").orElseThrow();
        MvcTestResult answer = pages.get()
                .uri("/api/v1/nothing-here")
                .header("Authorization", "Bearer " + token)
                .exchange();
        assertThat(answer).hasStatus(404);
        assertThat(answer.getRequest().getSession(false)).isNull();
        assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
    }

    @Test
    void a_token_needs_no_form_token_but_a_session_does() {
        String token = tokens.create("agentur", "test").orElseThrow();
        assertThat(pages.post().uri("/api/v1/nothing-here").header("Authorization", "bearer " + token))
                .hasStatus(404);
        assertThat(pages.get().uri("/api/v1/nothing-here").with(SignedInAs.agency()))
                .hasStatus(404);
        assertThat(pages.post().uri("/api/v1/nothing-here").with(SignedInAs.agency()))
                .hasStatus(403)
                .hasContentType("application/problem+json");
    }

    @Test
    void a_token_does_not_open_pages() {
        String token = tokens.create("agentur", "test").orElseThrow();
        assertThat(pages.get().uri("/queue").header("Authorization", "Bearer " + token))
                .hasStatus3xxRedirection();
    }

    @Test
    void a_page_that_is_not_there_says_so_in_the_same_style() {
        assertThat(pages.get().uri("/nirgends").with(SignedInAs.agency())).hasStatus(404);
    }

    private MvcTestResult signIn(String name, String password) {
        return pages.post()
                .uri("/login")
                .with(csrf())
                .param("username", name)
                .param("password", password)
                .exchange();
    }
}
