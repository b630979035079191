/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Metric;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.ReportFixture;
import de.malklug.wording.Phrasebook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class PapersTest {

    private static final String CHECKSUM = "5".repeat(64);

    private static final List<ReportText> TEXTS = List.of(
            new ReportText(
                    ReportText.FOREWORD, "Fünf Städte, ein Weg. 🌱\n\nDanke an alle.", "Marketing", Instant.EPOCH),
            new ReportText("trend", "Am Mittwoch lief ein Film.", "Marketing", Instant.EPOCH));

    private final Papers papers = new Papers(phrasebook());
    private final EngagementReport report = ReportFixture.aWeek();

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void the_pdf_is_accessible(String language) throws Exception {
        byte[] pdf = write(ReportFormat.PDF, Locale.forLanguageTag(language));
        Files.write(Path.of("target/report-" + language + ".pdf"), pdf);

        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour accessible = PDFAFlavour.PDFUA_1;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), accessible)) {
            assertThat(Foundries.defaultInstance()
                            .createValidator(accessible, false)
                            .validate(parser)
                            .getTestAssertions())
                    .filteredOn(each -> each.getStatus() == TestAssertion.Status.FAILED)
                    .extracting(TestAssertion::getMessage)
                    .isEmpty();
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).contains("#5malklug");
        }
    }

    @Test
    void the_pdf_reads_in_order_and_leaves_out_only_what_its_font_lacks() throws Exception {
        String text = textOf(write(ReportFormat.PDF, Locale.GERMAN));

        assertThat(text)
                .containsSubsequence(
                        "Bericht #5malklug: alle Kommunen",
                        "Vorwort",
                        "Fünf Städte, ein Weg.",
                        "Auf einen Blick",
                        "Reaktionen je Tag",
                        "Am Mittwoch lief ein Film.",
                        "Wie gezählt wird",
                        CHECKSUM)
                .doesNotContain("🌱", "#🌱");
    }

    @Test
    void one_figure_is_the_same_number_in_every_form() throws Exception {
        long reactions = report.total().tally(Metric.REACTIONS).value();

        String csv = new String(write(ReportFormat.CSV, Locale.ENGLISH), StandardCharsets.UTF_8);
        assertThat(cell(csv, "reactions")).isEqualTo(String.valueOf(reactions));
        Document html = Jsoup.parse(new String(write(ReportFormat.HTML, Locale.GERMAN), StandardCharsets.UTF_8));
        assertThat(html.select(".kpis tr:has(th:containsOwn(Reaktionen)) td")
                        .first()
                        .text())
                .isEqualTo(String.valueOf(reactions));
        assertThat(textOf(write(ReportFormat.PDF, Locale.GERMAN))).contains("Reaktionen " + reactions);
        try (XSSFWorkbook book = open(write(ReportFormat.XLSX, Locale.GERMAN))) {
            Sheet towns = book.getSheetAt(0);
            Row total = towns.getRow(towns.getLastRowNum());
            assertThat(total.getCell(3).getCellType()).isEqualTo(CellType.FORMULA);
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            assertThat(evaluator.evaluate(total.getCell(3)).getNumberValue()).isEqualTo(reactions);
            assertThat(evaluator.evaluate(total.getCell(6)).getNumberValue())
                    .isEqualTo(report.total().engagement().value());
            Sheet posts = book.getSheetAt(3);
            double sum = 0;
            for (int row = 3; row <= posts.getLastRowNum(); row++) {
                if (posts.getRow(row).getCell(6).getCellType() == CellType.NUMERIC) {
                    sum += posts.getRow(row).getCell(6).getNumericCellValue();
                }
            }
            assertThat(sum).isEqualTo(reactions);
        }
    }

    @Test
    void a_missing_number_is_a_reason_and_never_zero() throws Exception {
        try (XSSFWorkbook book = open(write(ReportFormat.XLSX, Locale.GERMAN))) {
            assertThat(book.getSheetAt(0).getRow(3).getCell(7).getStringCellValue())
                    .isEqualTo("nicht angeboten");
        }
        assertThat(new String(write(ReportFormat.HTML, Locale.GERMAN), StandardCharsets.UTF_8))
                .contains("nicht angeboten");
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"CSV", "HTML"})
    void written_again_it_has_the_same_bytes(ReportFormat format) throws Exception {
        assertThat(write(format, Locale.GERMAN)).isEqualTo(write(format, Locale.GERMAN));
    }

    @Test
    void html_needs_nothing_beside_it_and_lets_nothing_break_out() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        papers.write(
                ReportFormat.HTML,
                report,
                List.of(new ReportText(ReportText.FOREWORD, "<script>alert(5)</script>", "Marketing", Instant.EPOCH)),
                null,
                Locale.GERMAN,
                bytes);
        String html = bytes.toString(StandardCharsets.UTF_8);

        assertThat(html).doesNotContain("<script", "src=", "@import", "??");
        assertThat(Jsoup.parse(html).select(".foreword p").text()).isEqualTo("<script>alert(5)</script>");
        assertThat(Jsoup.parse(html).select("svg[role=img][alt]")).isNotEmpty();
        assertThat(Jsoup.parse(html).select("table:not(:has(caption))")).isEmpty();
    }

    static Phrasebook phrasebook() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new Phrasebook(messages);
    }

    private byte[] write(ReportFormat format, Locale language) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        papers.write(format, report, TEXTS, CHECKSUM, language, bytes);
        return bytes.toByteArray();
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static XSSFWorkbook open(byte[] xlsx) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(xlsx));
    }

    private static String cell(String csv, String column) {
        List<String> lines = csv.lines().toList();
        int at = List.of(lines.getFirst().split(",")).indexOf(column);
        return lines.get(1).split(",", -1)[at];
    }
}
