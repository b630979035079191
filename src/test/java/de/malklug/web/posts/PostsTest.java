/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.posts;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PostsTest extends PagesTests {

    private static final String POST = "/posts/5malklug/soest/klimaneutral-2030";

    @Test
    void a_post_shows_what_it_says_where_it_went_and_what_it_achieved() {
        assertThat(pages.get().uri(POST).with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Eine Stadt macht sich auf den Weg",
                        "alt=\"Zeichnung der Soester Wallanlage mit Lastenrad\"",
                        "https://smartcities-suedwestfalen.com/konferenz/",
                        "@soest@beispiel.social",
                        "Beitrag ansehen",
                        "Versuch 1, Schritt „Beitrag anlegen“.",
                        "Reaktionen",
                        ">12<",
                        "Nicht angeboten: Einblendungen");
    }

    @Test
    void a_figure_of_zero_is_a_zero_and_not_a_gap() {
        assertThat(pages.get().uri(POST).with(SignedInAs.agency())).bodyText().contains("<span>0</span>");
    }

    @Test
    void everybody_reads_a_post_but_attempts_are_for_those_they_concern() {
        assertThat(pages.get().uri(POST).with(SignedInAs.municipality("olpe")))
                .hasStatusOk()
                .bodyText()
                .contains("Eine Stadt macht sich auf den Weg", "Veröffentlicht")
                .doesNotContain("Was bisher geschah", "Jetzt suchen");
        assertThat(pages.get().uri(POST).with(SignedInAs.municipality("soest")))
                .bodyText()
                .contains("Was bisher geschah", "Jetzt suchen");
        assertThat(pages.get().uri(POST).with(SignedInAs.marketing()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Jetzt suchen");
    }

    @Test
    void a_draft_shows_what_it_would_say_and_that_nothing_is_sent() {
        assertThat(pages.get().uri("/posts/5malklug/olpe/entwurf").with(SignedInAs.agency()))
                .hasStatusOk()
                .bodyText()
                .contains("Das ist ein Entwurf.", "Digitale Naturpfade", "Noch keine Zustellung.");
    }

    @Test
    void a_post_that_is_not_there_is_not_found() {
        for (String address :
                new String[] {"/posts/5malklug/soest/nichts", "/posts/5malklug/SOEST/x", "/posts/a/b/c"}) {
            assertThat(pages.get().uri(address).with(SignedInAs.agency()))
                    .as(address)
                    .hasStatus(404);
        }
    }

    @Test
    void a_picture_is_shown_to_those_who_are_signed_in_and_kept_for_long() throws Exception {
        MvcTestResult post = pages.get().uri(POST).with(SignedInAs.agency()).exchange();
        Matcher picture = Pattern.compile("src=\"(/media/[0-9a-f]{64})\"")
                .matcher(post.getResponse().getContentAsString());
        assertThat(picture.find()).isTrue();
        assertThat(pages.get().uri(picture.group(1)).with(SignedInAs.marketing()))
                .hasStatusOk()
                .hasContentType("image/png")
                .hasHeader("Cache-Control", "max-age=31536000, private, immutable");
        assertThat(pages.get().uri(picture.group(1))).hasStatus3xxRedirection();
        assertThat(pages.get().uri("/media/" + "0".repeat(64)).with(SignedInAs.agency()))
                .hasStatus(404);
        assertThat(pages.get().uri("/media/malklug.db").with(SignedInAs.agency()))
                .hasStatus(404);
    }
}
