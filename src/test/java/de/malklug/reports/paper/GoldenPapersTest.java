/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.reports.EngagementReport;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.ReportFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every form of one report beside a file that was looked at: CSV, JSON and HTML byte by byte, XLSX as its cells read, PDF as it is
 * read aloud. After a change that is meant, {@code -Dgolden=write} writes the files anew; look at the difference.
 */
class GoldenPapersTest {

    private static final Path FOLDER = Path.of("src/test/resources/reports");
    private static final String CHECKSUM = "5".repeat(64);
    private static final List<ReportText> TEXTS = List.of(
            new ReportText(ReportText.FOREWORD, "Fünf Städte, ein Weg.", "Marketing", Instant.EPOCH),
            new ReportText("trend", "Am Mittwoch lief ein Film.", "Marketing", Instant.EPOCH));

    private final Papers papers = new Papers(PapersTest.phrasebook());
    private final EngagementReport report = ReportFixture.aWeek();

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void a_document_is_as_it_was_looked_at(ReportFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        papers.write(format, report, TEXTS, CHECKSUM, Locale.GERMAN, bytes);
        compare("report." + format.ending(), readable(format, bytes.toByteArray()));
    }

    @ParameterizedTest
    @EnumSource(ReportCsv.class)
    void a_table_is_as_it_was_looked_at(ReportCsv table) throws IOException {
        compare(table.key() + ".csv", new String(papers.csv(table, report, Locale.ENGLISH), StandardCharsets.UTF_8));
    }

    private static String readable(ReportFormat format, byte[] document) throws IOException {
        return switch (format) {
            case CSV, HTML, JSON -> new String(document, StandardCharsets.UTF_8);
            case XLSX -> cells(document);
            case PDF -> text(document);
        };
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** One line a row; formulas as they stand. */
    private static String cells(byte[] xlsx) throws IOException {
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            return StreamSupport.stream(book.spliterator(), false)
                    .flatMap(sheet -> Stream.concat(Stream.of("== " + sheet.getSheetName()), rows(sheet, formatter)))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static Stream<String> rows(Sheet sheet, DataFormatter formatter) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .map(row -> StreamSupport.stream(row.spliterator(), false)
                        .map(cell -> cell.getAddress() + " " + formatter.formatCellValue(cell))
                        .collect(Collectors.joining(" | ")));
    }

    private static void compare(String name, String document) throws IOException {
        Path golden = FOLDER.resolve(name + (name.endsWith(".pdf") || name.endsWith(".xlsx") ? ".txt" : ""));
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, document);
        }
        assertThat(document).isEqualTo(Files.readString(golden));
    }
}
