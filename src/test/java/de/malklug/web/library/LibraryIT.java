/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.web.testing.BrowserTests;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A press officer uploads a picture, describes it, sets what must stay in sight, and cannot delete one that is in use. */
class LibraryIT extends BrowserTests {

    @Autowired
    private Library library;

    @TempDir
    Path folder;

    @Test
    void a_picture_is_uploaded_described_and_one_in_use_stays() throws IOException {
        signIn("soest");
        page.navigate("/media");
        page.setInputFiles("#files", picture("Lastenrad am Wall.png", 300, 200));
        page.fill("#alt", "Ein Lastenrad fährt an der Wallanlage entlang.");
        page.fill("#rightsNote", "Foto: Jana Sommer, Einwilligung liegt vor.");
        page.click("form[enctype] button[type=submit]");
        PlaywrightAssertions.assertThat(page.locator(".mk-note[role=status]")).containsText("Hochgeladen: 1 Datei.");
        PlaywrightAssertions.assertThat(page)
                .hasURL(Pattern.compile("/media/files/lastenrad-am-wall-[0-9a-f]{8}\\.png"));

        page.locator(".mk-focus").click(new com.microsoft.playwright.Locator.ClickOptions().setPosition(30, 150));
        PlaywrightAssertions.assertThat(page.locator("#x")).hasValue("10");
        PlaywrightAssertions.assertThat(page.locator("#y")).hasValue("75");
        page.click("button:has-text('Speichern'):visible");
        PlaywrightAssertions.assertThat(page.locator(".mk-note[role=status]")).containsText("Gespeichert.");
        LibraryItem item = library.all().getFirst();
        assertThat(item.focus().x()).isEqualTo(10);
        accessible();

        page.navigate("/media");
        page.setInputFiles("#files", used());
        page.click("form[enctype] button[type=submit]");
        page.click("a:has-text('Löschen…')");
        PlaywrightAssertions.assertThat(page.locator("[role=alert]")).containsText("Ein Beitrag zeigt es.");
        PlaywrightAssertions.assertThat(page.locator("main a:has-text('Klimaneutral bis 2030')"))
                .isVisible();
        accessible();
    }

    private Path picture(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    /** The picture the sample post shows, as anybody may save it. */
    private Path used() throws IOException {
        page.navigate("/posts/5malklug/soest/klimaneutral-2030");
        String address = page.locator(".mk-picture img").first().getAttribute("src");
        byte[] bytes = page.request().get(origin() + address).body();
        page.navigate("/media");
        return Files.write(folder.resolve("wall.png"), bytes);
    }
}
