/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.web.testing.BrowserTests;
import de.malklug.web.testing.SampleCampaign;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person answers what malklug can't know, in a browser. */
class AskedIT extends BrowserTests {

    private static final DeliveryId LOST = id("telegram");
    private static final DeliveryId BY_HAND = id("manual");

    @BeforeEach
    void ask() {
        ask("telegram", Explanation.of("unconfirmed.no-finder", "timeout", "1", "2026-11-09T08:00:01Z"));
        ask("manual", Explanation.of("by-hand", "Jana Sommer"));
    }

    private void ask(String network, Explanation why) {
        ledger.put(SampleCampaign.delivery("soest", "wallanlage", "Rund um den Wall", network)
                .due("2026-11-09T08:00:00Z")
                .attempts(1)
                .is(DeliveryStatus.UNCONFIRMED, why)
                .wake("2036-11-07T08:00:00Z")
                .asked("2026-11-09T08:00:01Z")
                .build());
    }

    @Test
    void one_click_says_that_it_is_there() {
        signIn("soest");
        page.navigate("/queue?open=" + LOST);
        page.click("#a-there-" + LOST);

        PlaywrightAssertions.assertThat(page.locator(".mk-note[role=status]"))
                .containsText("Eingetragen: „Rund um den Wall“ ist auf Telegram erschienen.");
        assertThat(ledger.find(LOST).orElseThrow().status()).isEqualTo(DeliveryStatus.PUBLISHED);
    }

    @Test
    void one_click_says_that_it_is_not_there() {
        signIn("soest");
        page.navigate("/queue?open=" + LOST);
        page.click("#a-not-there-" + LOST);

        PlaywrightAssertions.assertThat(page.locator(".mk-note[role=status]"))
                .containsText("„Rund um den Wall“ wird auf Telegram noch einmal gesendet.");
        assertThat(ledger.find(LOST).orElseThrow().status()).isEqualTo(DeliveryStatus.SCHEDULED);
    }

    @Test
    void the_package_is_copied_and_the_post_confirmed_with_its_address() {
        open(new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        signIn("soest");
        page.locator("a[href='/queue/" + BY_HAND + "/package']").first().click();
        page.waitForURL(origin() + "/queue/" + BY_HAND + "/package");
        Locator copy = page.locator("[data-copy=text-1]");
        copy.click();
        PlaywrightAssertions.assertThat(copy).hasClass(java.util.regex.Pattern.compile("is-done"));
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).startsWith("Rund um den Wall.");

        page.fill("input[name=url]", "https://whatsapp.com/channel/soest/7");
        page.click("#a-there-" + BY_HAND);
        PlaywrightAssertions.assertThat(page.locator(".mk-note[role=status]"))
                .containsText("Eingetragen: „Rund um den Wall“ ist auf Von Hand erschienen.");
        assertThat(ledger.find(BY_HAND).orElseThrow().remoteUrl()).hasToString("https://whatsapp.com/channel/soest/7");
    }

    @Test
    void the_questions_are_accessible_and_fit() {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            open(new Browser.NewContextOptions().setColorScheme(theme));
            signIn("soest");
            for (String address : List.of("/queue?open=" + LOST, "/queue/" + BY_HAND + "/package")) {
                page.navigate(address);
                for (int width : List.of(390, 1600)) {
                    page.setViewportSize(width, 900);
                    assertThat(new AxeBuilder(page).analyze().getViolations())
                            .as(address + " " + theme + " " + width)
                            .extracting(rule -> rule.getId() + " "
                                    + rule.getNodes().getFirst().getHtml())
                            .isEmpty();
                }
                page.setViewportSize(320, 900);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(address)
                        .isLessThanOrEqualTo(320);
            }
        }
    }

    private static DeliveryId id(String network) {
        return DeliveryId.of("5malklug", "soest", "wallanlage", "soest-" + network, "");
    }
}
