/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import de.malklug.queue.DeliveryId;
import de.malklug.web.testing.BrowserTests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page, in both themes and languages, on a phone and on a wide screen. */
class PagesIT extends BrowserTests {

    private static final DeliveryId UNCLEAR = id("soest", "klimaneutral-2030", "bluesky");
    private static final DeliveryId FAILED = id("menden", "neues-wir", "mastodon");

    private static final List<Integer> WIDTHS = List.of(390, 1600);

    private static final Map<String, List<Cookie>> sessions = new HashMap<>();

    private int checks;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/queue",
                "/queue?open={unclear}",
                "/queue?status=published",
                "/queue?days=2030-01-01..2030-01-01",
                "/queue/{unclear}/there",
                "/queue/{failed}/move",
                "/queue/{failed}/send",
                "/calendar/month/2026-11?open=5malklug/arnsberg/ehrenamt",
                "/calendar/week/2026-11-09",
                "/calendar/day/2026-11-09",
                "/calendar/month/2030-02",
                "/posts",
                "/posts/5malklug/arnsberg/ehrenamt/move?day=2026-11-09&time=12:00",
                "/posts/5malklug/soest/klimaneutral-2030",
                "/posts/5malklug/olpe/entwurf",
                "/posts/5malklug/olpe/entwurf/edit",
                "/posts/new?municipality=soest",
                "/approvals",
                "/audit",
                "/stops",
                "/stops/new",
                "/notices",
                "/media",
                "/accounts",
                "/accounts/soest-bluesky",
                "/posts/5malklug/soest/klimaneutral-2030/published",
                "/networks",
                "/me"
            })
    void a_page_is_accessible_and_fits(String address) {
        String here = address.replace("{unclear}", UNCLEAR.value()).replace("{failed}", FAILED.value());
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            open(new Browser.NewContextOptions().setColorScheme(theme));
            goOnAs("agentur");
            for (String language : List.of("de", "en")) {
                page.navigate(here + (here.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                check(here + " " + theme + " " + language);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/k/5malklug", "/k/5malklug?municipality=soest"})
    void what_everybody_reads_is_accessible_and_fits(String address) {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            open(new Browser.NewContextOptions().setColorScheme(theme));
            for (String language : List.of("de", "en")) {
                page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                check(address + " " + theme + " " + language);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login?error", "/login?wait=30"})
    void the_form_before_signing_in_is_accessible_and_fits(String address) {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            open(new Browser.NewContextOptions().setColorScheme(theme));
            page.navigate(address);
            check(address + " " + theme);
        }
    }

    /** What is reached from those: by turns light and dark, German and English. */
    @Test
    void further_pages_are_accessible_and_fit() {
        List<String> further = List.of(
                "/admin/users",
                "/admin/users/invitations/new",
                "/admin/users/person?name=agentur",
                "/admin/rights",
                "/admin/mails",
                "/accounts/menden-mastodon",
                "/posts/5malklug/olpe/entwurf/versions",
                "/posts/5malklug/olpe/entwurf/delete",
                "/posts/5malklug/olpe/entwurf/move",
                "/queue/" + UNCLEAR.value() + "/not-there",
                "/calendar");
        List<String> withoutSigningIn = List.of("/password/forgotten", "/password/forgotten?asked", "/login?goodbye");
        for (int dark = 0; dark < 2; dark++) {
            open(new Browser.NewContextOptions().setColorScheme(dark == 1 ? ColorScheme.DARK : ColorScheme.LIGHT));
            for (int at = dark; at < withoutSigningIn.size(); at += 2) {
                page.navigate(withoutSigningIn.get(at));
                check(withoutSigningIn.get(at));
            }
            goOnAs("admin");
            for (int at = dark; at < further.size(); at += 2) {
                String language = at / 2 % 2 == 0 ? "de" : "en";
                page.navigate(further.get(at) + (further.get(at).contains("?") ? "&" : "?") + "lang=" + language);
                check(further.get(at) + " " + language + (dark == 1 ? " dark" : " light"));
            }
        }
    }

    @Test
    void a_page_that_is_not_there_says_so() {
        signIn("agentur");
        page.navigate("/gibt-es-nicht");
        assertThat(page.title()).isEqualTo("Diese Seite gibt es nicht – malklug");
        check("404");
        forgetComplaints();
    }

    @Test
    void a_page_one_may_not_open_says_so() {
        signIn("marketing");
        assertThat(page.locator(".mk-nav a.mk-to").allTextContents()).noneMatch(text -> text.contains("Warteschlange"));
        page.navigate("/queue");
        assertThat(page.title()).isEqualTo("Das dürfen Sie nicht öffnen – malklug");
        check("403");
        forgetComplaints();
    }

    @Test
    void a_chosen_theme_is_in_the_page_before_any_script_runs() {
        signIn("admin");
        page.navigate("/me");
        page.check("input[name=theme][value=DARK]");
        page.click("text=Einstellungen speichern");
        assertThat(page.locator("[role=status]").first().textContent()).contains("gespeichert");
        assertThat(page.locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
        page.check("input[name=theme][value=AUTOMATIC]");
        page.click("text=Einstellungen speichern");
        assertThat(page.locator("html").getAttribute("data-bs-theme")).isNull();
    }

    /** Signing in takes longer than looking at most pages: done once. */
    private void goOnAs(String name) {
        if (sessions.containsKey(name)) {
            context().addCookies(sessions.get(name));
        } else {
            signIn(name);
            sessions.put(name, context().cookies());
        }
    }

    private void check(String where) {
        // Every theme and every language is looked at narrow and wide, but not each together with each: that takes
        // long.
        int width = WIDTHS.get((checks ^ checks >> 1) & 1);
        checks++;
        page.setViewportSize(width, 900);
        AxeResults found = new AxeBuilder(page).analyze();
        assertThat(found.getViolations())
                .as(where + " at " + width)
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
        page.setViewportSize(320, 900);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(where + ": sideways at 320")
                .isLessThanOrEqualTo(320);
    }

    private static DeliveryId id(String town, String post, String network) {
        return DeliveryId.of("5malklug", town, post, town + "-" + network, "");
    }
}
