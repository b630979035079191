/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.web.testing.BrowserTests;
import de.malklug.web.testing.SampleCampaign;
import org.junit.jupiter.api.Test;

/** The queue in the hands of a person. */
class QueueIT extends BrowserTests {

    private static final DeliveryId FAILED = id("menden", "neues-wir", "mastodon");
    private static final DeliveryId NEXT = id("arnsberg", "ehrenamt", "bluesky");

    private static final DeliveryId NEW = id("olpe", "neu", "mastodon");

    @Test
    void a_decision_is_made_with_the_keyboard_alone_and_the_focus_is_always_seen() {
        page.navigate("/login");
        tabTo("#username");
        page.keyboard().type("agentur");
        tabTo("#password");
        page.keyboard().type(de.malklug.web.testing.PagesUnderTest.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(origin() + "/");
        tabTo(".mk-nav a[href='/queue']");
        page.keyboard().press("Enter");
        page.waitForURL(origin() + "/queue");
        tabTo("#d-" + FAILED);
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#d-" + FAILED)).hasAttribute("aria-expanded", "true");
        tabTo("#a-send-" + FAILED);
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Jetzt senden");
        tabTo("main button[type=submit]");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator(".mk-note[role=status]"))
                .containsText("„Neues Wir: mitmachen“ wird jetzt auf Mastodon gesendet.");
        assertThat(ledger.find(FAILED).orElseThrow().status()).isEqualTo(DeliveryStatus.SCHEDULED);
    }

    @Test
    void rows_change_in_place_while_one_reads_and_the_focus_stays() {
        page.clock().install();
        signIn("agentur");
        page.navigate("/queue");
        page.locator("#d-" + NEXT).focus();
        ledger.become(NEXT, DeliveryStatus.PUBLISHED, Explanation.of("found", "2026-11-09T09:30:00Z"));
        ledger.put(SampleCampaign.delivery("olpe", "neu", "Gerade dazugekommen", "mastodon")
                .due("2026-11-09T08:13:00Z")
                .build());
        page.clock().fastForward(10_500);
        Locator row = page.locator("#z-" + NEXT);
        PlaywrightAssertions.assertThat(row).containsText("Veröffentlicht");
        PlaywrightAssertions.assertThat(page.locator("#g-NEXT #z-" + NEXT)).hasCount(1);
        PlaywrightAssertions.assertThat(page.locator("#t-" + NEW)).hasCount(0);
        PlaywrightAssertions.assertThat(page.locator("#d-" + NEXT)).isFocused();
        PlaywrightAssertions.assertThat(page.locator("#announce")).containsText("veröffentlicht");
        page.click("#news");
        PlaywrightAssertions.assertThat(page.locator("#t-" + NEW)).hasCount(1);
    }

    @Test
    void a_lost_connection_is_said() {
        page.clock().install();
        signIn("agentur");
        page.navigate("/queue");
        context().setOffline(true);
        page.clock().fastForward(10_500);
        PlaywrightAssertions.assertThat(page.locator("#stand"))
                .hasText("Stand 09:12:04 Uhr MEZ, seitdem keine Verbindung");
        context().setOffline(false);
        forgetComplaints();
    }

    @Test
    void everything_works_without_a_script() {
        open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        signIn("agentur");
        page.navigate("/queue");
        PlaywrightAssertions.assertThat(page.locator("text=Neu laden")).isVisible();
        page.selectOption("#f-municipality", "arnsberg");
        page.click("#f-apply");
        PlaywrightAssertions.assertThat(page.locator("#z-" + FAILED)).hasCount(0);
        page.click("#s-" + NEXT);
        PlaywrightAssertions.assertThat(page.locator(".mk-note[role=status]"))
                .containsText("Angehalten: „Ehrenamt digital");
        assertThat(page.url()).contains("municipality=arnsberg");
        assertThat(ledger.find(NEXT).orElseThrow().status()).isEqualTo(DeliveryStatus.HELD);
    }

    @Test
    void signing_in_changes_the_session() {
        page.navigate("/login");
        String before = session();
        signIn("agentur");
        assertThat(session()).isNotEqualTo(before);
    }

    private String session() {
        Cookie cookie = context().cookies().stream()
                .filter(each -> each.name.equals("malklug"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        return cookie.value;
    }

    /** Presses Tab until the wanted element has the focus; on the way every focus must be visible. */
    private void tabTo(String selector) {
        for (int i = 0; i < 120; i++) {
            if ((boolean) page.evaluate("wanted => document.activeElement?.matches(wanted) ?? false", selector)) {
                return;
            }
            page.keyboard().press("Tab");
            Object outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
            assertThat(outline)
                    .as("focus on " + page.evaluate("document.activeElement.outerHTML"))
                    .isNotEqualTo("none");
        }
        throw new AssertionError("Tab never reaches " + selector);
    }

    private static DeliveryId id(String town, String post, String network) {
        return DeliveryId.of("5malklug", town, post, town + "-" + network, "");
    }
}
