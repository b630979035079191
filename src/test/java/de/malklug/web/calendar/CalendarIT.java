/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import de.malklug.web.testing.BrowserTests;
import de.malklug.web.testing.SamplePosts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The calendar in the hands of a person. */
class CalendarIT extends BrowserTests {

    private static final String EHRENAMT = "[id='t-5malklug_arnsberg_ehrenamt']";
    private static final String WEEK = "/calendar/week/2026-11-09";

    @Autowired
    private SamplePosts samples;

    @AfterEach
    void as_before() {
        samples.reset();
    }

    @Test
    void the_agency_drags_a_post_to_another_day_and_takes_it_back() {
        signIn("agentur");
        page.setViewportSize(1600, 1200);
        page.navigate(WEEK);
        drag(page.locator(EHRENAMT), page.locator("#d-2026-11-12"));
        assertThat(page.locator("[data-moved]")).containsText("steht jetzt am Do., 12. Nov. 2026, 10:30 Uhr MEZ");
        assertThat(page.locator("[data-moved]")).containsText("Die Freigabe ist erloschen.");
        assertThat(page.locator("#d-2026-11-12 " + EHRENAMT)).hasCount(1);
        accessible();
        page.locator("[data-toast] button[type=submit]").click();
        assertThat(page.locator("[data-moved]")).containsText("Zurückgenommen");
        assertThat(page.locator("#d-2026-11-09 " + EHRENAMT)).hasCount(1);
    }

    @Test
    void a_post_is_moved_with_the_keyboard_alone() {
        signIn("soest");
        page.setViewportSize(1600, 1200);
        page.navigate("/calendar/month/2026-11");
        page.locator("#d-2026-11-10 .mk-day-link").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#d-2026-11-09 .mk-day-link")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#d-2026-11-16 .mk-day-link")).isFocused();
        page.keyboard().press("PageDown");
        page.waitForURL("**/calendar/month/2026-12*");
        page.keyboard().press("PageUp");
        page.waitForURL("**/calendar/month/2026-11*");
        Locator own =
                page.locator("#d-2026-11-11 .mk-tile[data-move*='/soest/']").first();
        own.focus();
        page.keyboard().press("v");
        assertThat(page.locator("h1")).hasText("Verschieben");
        accessible();
        page.fill("#day", "2026-11-19");
        page.locator("#day").dispatchEvent("change");
        assertThat(page.locator("#effects")).containsText("Die Freigabe erlischt");
        page.locator("#day").press("Enter");
        assertThat(page.locator("[data-moved]")).containsText("Do., 19. Nov. 2026");
        accessible();
    }

    private void drag(Locator what, Locator where) {
        BoundingBox from = what.boundingBox();
        BoundingBox to = where.boundingBox();
        page.mouse().move(from.x + from.width / 2, from.y + 8);
        page.mouse().down();
        page.mouse().move(to.x + to.width / 2, to.y + 12, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        assertThat(page.locator(".mk-ghost")).isVisible();
        page.mouse().up();
    }
}
