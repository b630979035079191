/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.LocatorAssertions;
import de.malklug.web.testing.BrowserTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Marketing looks at figures, doubts one, makes a report of them, writes its foreword, takes it along and sends it. */
@SpringBootTest(classes = ReportsUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MarketingIT extends BrowserTests {

    private static final GreenMail MAILS = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        MAILS.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
        settings.add("malklug.mail.from", () -> "malklug@agentur.example");
        settings.add("malklug.role", () -> "serve");
    }

    @AfterAll
    static void stop() {
        MAILS.stop();
    }

    @Test
    void a_report_is_made_written_taken_along_and_sent() throws Exception {
        signIn("marketing");
        assertThat(page.locator("section:has(#h-reports)")).containsText("Kein Bericht wartet auf Sie.");
        page.click("section:has(#h-figures) >> text=Messungen ansehen");
        assertThat(page.locator("main")).containsText("zählt nicht, es zählt 12");
        accessible();

        page.click(".mk-nav >> text=Auswertung");
        page.selectOption("#f-municipality", "soest");
        page.click("#f-apply");
        assertThat(page).hasURL(Pattern.compile("municipality=soest"));
        String reactions = page.locator(".mk-kpi:has(dt:text-is('Reaktionen')) dd")
                .first()
                .textContent()
                .strip();
        accessible();
        page.click("text=Woraus diese Summen bestehen");
        assertThat(page.locator("main tbody tr").first()).containsText("Soest");
        accessible();

        page.click(".mk-nav >> text=Berichte");
        page.selectOption("#municipality", "soest");
        accessible();
        page.click("form[action='/reports'] button[type=submit]");
        assertThat(page.locator("#h-files")).isVisible(PATIENTLY);
        assertThat(page.locator(".mk-kpi:has(dt:text-is('Reaktionen')) dd").first())
                .containsText(reactions);
        page.fill("#foreword", "Soest schreibt, Soest liest.");
        page.click("#save-foreword");
        assertThat(page.locator("main [role=status]").first()).containsText("Gespeichert.");
        page.click("#t-trend summary:has-text('Anmerkung')");
        page.fill("#t-trend textarea", "Am Mittwoch lief ein Film.");
        page.click("#t-trend button:has-text('Speichern')");
        assertThat(page.locator("#t-trend .mk-report-note")).containsText("Am Mittwoch lief ein Film.");
        accessible();

        assertThat(pdf(Files.readAllBytes(download("PDF").path())))
                .containsSubsequence(
                        "Soest schreibt, Soest liest.", "Reaktionen " + reactions, "Am Mittwoch lief ein Film.");
        try (XSSFWorkbook book =
                new XSSFWorkbook(Files.newInputStream(download("XLSX").path()))) {
            assertThat(book.getSheetAt(0).getRow(3).getCell(3).getNumericCellValue())
                    .isEqualTo(Double.parseDouble(reactions.replace(".", "")));
        }
        String csv = Files.readString(download("Zahlen (CSV)").path(), StandardCharsets.UTF_8);
        assertThat(csv.lines().skip(1).findFirst().orElseThrow()).contains(";" + reactions.replace(".", "") + ";");

        page.fill("#addresses", "rat@soest.example");
        page.click("text=Jetzt versenden");
        assertThat(page.locator("main [role=status]").first()).containsText("Eine Mail geht hinaus.");
    }

    private Download download(String name) {
        return page.waitForDownload(() -> page.click("section:has(#h-files) a:text-is('" + name + "')"));
    }

    private static String pdf(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
