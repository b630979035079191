/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.reports.CsvForm;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.ReportCsv;
import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes reports in every form. The same report gives the same numbers in each of them. */
@Component
public class Papers {

    private final Phrasebook phrasebook;
    private final HtmlPaper html = new HtmlPaper();
    private final PdfPaper pdf = new PdfPaper();

    public Papers(Phrasebook phrasebook) {
        this.phrasebook = phrasebook;
    }

    /** A report as people read it. */
    public ReportPaper paper(
            EngagementReport report, List<ReportText> texts, @Nullable String checksum, Locale language) {
        return ReportPaper.of(report, texts, checksum, phrases(report, language));
    }

    private Phrases phrases(EngagementReport report, Locale language) {
        return phrasebook.in(language, report.campaign().zone());
    }

    /**
     * Writes a report. CSV is for a spreadsheet in German, and for programs in every other language.
     *
     * @param texts what people wrote into it
     * @param checksum of its frozen data; null if they are not frozen
     */
    public void write(
            ReportFormat format,
            EngagementReport report,
            List<ReportText> texts,
            @Nullable String checksum,
            Locale language,
            OutputStream to)
            throws IOException {
        switch (format) {
            case CSV -> to.write(csv(ReportCsv.FIGURES, report, language));
            case XLSX -> new XlsxPaper(report, phrases(report, language)).write(to);
            case HTML ->
                to.write(html.write(paper(report, texts, checksum, language)).getBytes(StandardCharsets.UTF_8));
            case JSON -> to.write(JsonPaper.write(report));
            case PDF -> pdf.write(html.write(paper(report, texts, checksum, language)), to);
        }
    }

    /** One of its tables as CSV. */
    public byte[] csv(ReportCsv table, EngagementReport report, Locale language) {
        CsvForm form = language.getLanguage().equals(Locale.GERMAN.getLanguage()) ? CsvForm.EXCEL : CsvForm.STANDARD;
        return table.write(report, form).getBytes(StandardCharsets.UTF_8);
    }
}
