/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import de.malklug.web.testing.BrowserTests;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A town's press officer writes a post with a picture, submits it, mends what comes back, and sees it approved. */
class PressOfficerStoryIT extends BrowserTests {

    private static final String TITLE = "Lastenräder am Wall";
    private static final String SAYS = "In Soest bringen Lastenräder Einkäufe leise nach Hause. Kommen Sie vorbei und"
            + " probieren Sie eines aus.\n\n#5malklug #Soest";

    @TempDir
    Path folder;

    @Test
    void a_post_goes_from_its_first_word_to_the_approval() throws IOException {
        signIn("soest");
        assertThat(page.locator("h1")).containsText("Soest");
        accessible();
        uploadPicture();
        write();
        submit();
        somebodyElseReturnsIt();
        mend();
        somebodyElseApproves();
    }

    private void uploadPicture() throws IOException {
        page.click("nav.mk-nav >> text=Medien");
        Path file = folder.resolve("Lastenrad.png");
        ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        page.setInputFiles("#files", file);
        page.click("form[enctype] button[type=submit]");
        assertThat(page.locator(".mk-note[role=status]")).containsText("Hochgeladen: 1 Datei.");
        accessible();
    }

    private void write() {
        page.click("nav.mk-nav >> text=Start");
        page.click("main >> text=Beitrag schreiben");
        page.fill("#title", TITLE);
        page.fill("#day", "2026-11-20");
        page.fill("#text", SAYS.repeat(3));
        assertThat(page.locator("#count-text .is-over")).containsText("zu viel");
        assertThat(page.locator("#submit")).hasAttribute("aria-disabled", "true");
        assertThat(page.locator("#why")).containsText("Einreichen geht noch nicht:");
        page.fill("#text", SAYS);
        assertThat(page.locator("#count-text .is-over")).hasCount(0);

        page.click("#add-media");
        page.click(".mk-shelf button");
        assertThat(page.locator("#findings")).containsText("Alternativtext");
        accessible();
        page.fill("#media-0-alt", "Ein Lastenrad fährt an der Wallanlage entlang.");
        assertThat(page.locator("#findings")).containsText("Nichts zu beheben.");
        assertThat(page.locator("#previews figcaption").first()).containsText("Ein Lastenrad fährt");

        page.click("#tab-bluesky");
        page.click("button[value='own:bluesky']");
        page.fill("#text-bluesky", "Lastenräder zum Ausprobieren: am Wall in Soest. #5malklug");
        assertThat(page.locator("#previews article")).hasCount(2);
        assertThat(page.locator("#saved")).containsText(Pattern.compile("^Gespeichert"));
        assertThat(page).hasURL(Pattern.compile("/posts/5malklug/soest/lastenraeder-am-wall/edit"));
        accessible();
    }

    private void submit() {
        assertThat(page.locator("#why")).hasAttribute("data-blocked", "false");
        page.click("#submit");
        assertThat(page.locator("main [role=status]").first()).containsText("Eingereicht");
        assertThat(page.locator("h1")).hasText(TITLE);
        accessible();
        page.navigate("/approvals");
        Locator waiting = page.locator("section:has(#h-others)");
        assertThat(waiting).containsText(TITLE);
        assertThat(waiting).containsText("Freigeben muss jemand anderes.");
        accessible();
    }

    private void somebodyElseReturnsIt() {
        continueAs("agentur");
        page.navigate("/approvals");
        Locator card = page.locator("article:has-text('" + TITLE + "')");
        card.locator("summary").click();
        card.locator("textarea").fill("Bitte noch die Uhrzeit nennen, @soest.");
        card.locator("text=Zurückgeben").last().click();
        assertThat(page.locator("main [role=status]").first()).containsText("Zurückgegeben: „" + TITLE + "“");
    }

    private void mend() {
        continueAs("soest");
        Locator came = page.locator(".mk-wait li:has-text('kam zurück')");
        assertThat(came).containsText(TITLE);
        came.locator("a").click();
        assertThat(page.locator("main")).containsText("Bitte noch die Uhrzeit nennen");
        page.fill("#text", SAYS.replace("vorbei", "samstags um zehn vorbei"));
        page.click("#versions-link, a:has-text('Fassungen vergleichen')");
        page.waitForURL("**/versions");
        accessible();
        page.click("text=Weiterschreiben");
        page.click("#submit");
        assertThat(page.locator("main [role=status]").first()).containsText("Eingereicht");
    }

    private void somebodyElseApproves() {
        continueAs("agentur");
        page.navigate("/approvals");
        Locator card = page.locator("article:has-text('" + TITLE + "')");
        assertThat(card).containsText("samstags um zehn");
        card.locator("button:has-text('Freigeben')").click();
        assertThat(page.locator("main [role=status]").first())
                .containsText("Freigegeben: „" + TITLE + "“. malklug sendet zur geplanten Zeit.");
    }
}
