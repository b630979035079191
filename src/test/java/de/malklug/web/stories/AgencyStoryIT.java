/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Desk;
import de.malklug.editorial.StoredPost;
import de.malklug.web.testing.BrowserTests;
import de.malklug.web.testing.SampleCampaign;
import de.malklug.web.testing.SamplePosts;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The agency approves what a town submits but not what it wrote itself, and finds the post in the calendar and the trail. */
class AgencyStoryIT extends BrowserTests {

    private static final MunicipalityId OLPE = new MunicipalityId("olpe");
    private static final Actor PRESS = new Actor("olpe", "Stadt Olpe, Presse", Actor.Role.MUNICIPALITY, OLPE);
    private static final Actor AGENCY = new Actor("agentur", "Agentur, Planung", Actor.Role.AGENCY, null);

    @Autowired
    private Desk desk;

    @Autowired
    private SamplePosts samples;

    @AfterEach
    void as_before() {
        samples.reset();
    }

    @Test
    void four_eyes_and_a_look_at_the_whole_campaign() {
        submitted("Naturpfad im Winter", PRESS);
        submitted("Die Region trifft sich", AGENCY);
        signIn("agentur");
        accessible();
        page.click("nav.mk-nav >> text=Freigaben");
        Locator own = page.locator("article:has-text('Die Region trifft sich')");
        assertThat(own).containsText("Sie haben diesen Text geschrieben. Freigeben muss jemand anderes.");
        assertThat(own.locator("button:has-text('Freigeben')")).hasCount(0);
        accessible();
        page.locator("article:has-text('Naturpfad im Winter') button:has-text('Freigeben')")
                .first()
                .click();
        assertThat(page.locator("main [role=status]").first()).containsText("Freigegeben: „Naturpfad im Winter“");

        page.click("nav.mk-nav >> text=Kalender");
        page.navigate("/calendar/week/2026-11-09");
        Locator tile = page.locator("[id='t-5malklug_arnsberg_ehrenamt']");
        tile.focus();
        page.keyboard().press("v");
        assertThat(page.locator("h1")).hasText("Verschieben");
        page.fill("#day", "2026-11-13");
        page.locator("#day").press("Enter");
        assertThat(page.locator("[data-moved]")).containsText("steht jetzt am Fr., 13. Nov. 2026");
        assertThat(page.locator("[data-moved]")).containsText("Die Freigabe ist erloschen.");
        accessible();

        page.click("nav.mk-nav >> text=Protokoll");
        assertThat(page.locator("tr:has-text('Naturpfad im Winter')").first()).containsText("Agentur, Planung");
        accessible();
    }

    private void submitted(String title, Actor who) {
        PostDraft draft = new PostDraft(
                LocalDateTime.of(2026, 11, 19, 12, 0),
                title,
                "natur",
                List.of("mastodon"),
                new Wording(title + ": Kommen Sie mit nach draußen. #5malklug", null, List.of()),
                Map.of(),
                List.of());
        StoredPost written = ((Desk.Done) desk.create(SampleCampaign.ID, OLPE, draft, who)).post();
        desk.submit(written.key(), written.version(), who);
    }
}
