/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import de.malklug.mail.TestPostman;
import de.malklug.web.testing.BrowserTests;
import de.malklug.web.testing.PostBox;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The administrator invites somebody by mail, who comes in; changes the role; and reads in the trail who did what. */
class AdminStoryIT extends BrowserTests {

    private static final String NEW = "presse@menden.example";
    private static final String PASSWORD = "lang genug ist es";
    private static final Pattern LINK = Pattern.compile("http\\S+(/invitation/\\S+)");

    @Autowired
    private ApplicationContext malklug;

    @Test
    void somebody_is_invited_comes_in_gets_another_role_and_all_of_it_is_on_record() {
        signIn("admin");
        accessible();
        page.click("nav.mk-nav >> text=Personen");
        accessible();
        page.click("main >> text=Einladen");
        page.click("text=Einladung senden");
        assertThat(page.locator(".mk-summary")).containsText("Angaben fehlen noch");
        accessible();
        forgetComplaints();
        page.fill("#mail", NEW);
        page.fill("#displayName", "Stadt Menden, Presse");
        page.check("input[name=role][value=MUNICIPALITY]");
        page.selectOption("#municipality", "menden");
        page.click("text=Einladung senden");
        assertThat(page.locator("main [role=status]").first())
                .containsText("Die Einladung an " + NEW + " ist unterwegs.");
        accessible();

        comesIn();

        continueAs("admin");
        page.navigate("/admin/users");
        page.locator("tr:has-text('" + NEW + "') >> text=Ändern").click();
        page.check("input[name=role][value=AGENCY]");
        accessible();
        page.selectOption("#municipality", "");
        page.click("text=Person ändern");
        assertThat(page.locator("main [role=status]").first()).containsText("muss sich neu anmelden");

        page.click("nav.mk-nav >> text=Protokoll");
        Locator line = page.locator("tr:has-text('Verwaltung'):has-text('" + NEW + "')")
                .first();
        line.locator("summary").click();
        assertThat(line.locator("ins")).not().hasCount(0);
        accessible();
    }

    private void comesIn() {
        TestPostman.goRound(malklug);
        Matcher link = LINK.matcher(PostBox.newestTo(NEW).orElseThrow());
        org.assertj.core.api.Assertions.assertThat(link.find()).isTrue();
        open(new Browser.NewContextOptions());
        page.navigate(link.group(1));
        assertThat(page.locator("h1")).containsText("Willkommen");
        accessible();
        page.fill("#password", PASSWORD);
        page.click("main button[type=submit]");
        page.fill("#username", NEW);
        page.fill("#password", PASSWORD);
        page.click("main button[type=submit]");
        assertThat(page.locator("h1")).containsText("Menden");
        assertThat(page.locator("nav.mk-nav a[href='/admin/users']")).hasCount(0);
    }
}
