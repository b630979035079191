/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.PagesUnderTest;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class MeTest extends PagesTests {

    @Test
    void settings_hold_from_the_next_page_on_and_come_back_with_the_next_sign_in() {
        MvcTestResult saved = pages.post()
                .uri("/me")
                .with(SignedInAs.admin())
                .with(csrf())
                .param("language", "en")
                .param("theme", "DARK")
                .exchange();
        assertThat(saved).hasRedirectedUrl("/me");
        assertThat(saved.getResponse().getHeaders("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("lang=en;") && cookie.contains("HttpOnly"))
                .anyMatch(cookie -> cookie.startsWith("theme=dark;"));
        MvcTestResult signedIn = pages.post()
                .uri("/login")
                .with(csrf())
                .param("username", "admin")
                .param("password", PagesUnderTest.PASSWORD)
                .exchange();
        assertThat(signedIn.getResponse().getHeaders("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("lang=en;"))
                .anyMatch(cookie -> cookie.startsWith("theme=dark;"));
    }

    @Test
    void a_page_has_the_look_and_language_the_browser_remembers() {
        assertThat(pages.get()
                        .uri("/me")
                        .with(SignedInAs.agency())
                        .cookie(new Cookie("theme", "dark"), new Cookie("lang", "en")))
                .bodyText()
                .contains("<html lang=\"en\" data-bs-theme=\"dark\"", "My settings");
        assertThat(pages.get().uri("/me").with(SignedInAs.agency()).cookie(new Cookie("theme", "\"><x")))
                .bodyText()
                .contains("<html lang=\"de\">");
    }

    @Test
    void german_is_spoken_unless_english_is_asked_for() {
        assertThat(pages.get().uri("/login").header("Accept-Language", "en,fr"))
                .bodyText()
                .contains("Anmelden");
        MvcTestResult asked = pages.get().uri("/login?lang=en").exchange();
        assertThat(asked).bodyText().contains("Sign in");
        assertThat(asked.getResponse().getHeaders("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("lang=en;"));
        assertThat(pages.get().uri("/login?lang=xx")).bodyText().contains("Anmelden");
    }

    @Test
    void a_password_is_not_changed_without_the_present_one_or_to_a_short_one() {
        assertThat(change("falsch", "lang genug ist es"))
                .hasStatus(422)
                .bodyText()
                .contains("Das jetzige Passwort stimmt nicht.");
        assertThat(change(PagesUnderTest.PASSWORD, "kurz"))
                .hasStatus(422)
                .bodyText()
                .contains("mindestens 10");
        assertThat(change(PagesUnderTest.PASSWORD, "ä".repeat(40))).hasStatus(422);
    }

    private MvcTestResult change(String current, String next) {
        return pages.post()
                .uri("/me/password")
                .with(SignedInAs.agency())
                .with(csrf())
                .param("current", current)
                .param("next", next)
                .exchange();
    }
}
