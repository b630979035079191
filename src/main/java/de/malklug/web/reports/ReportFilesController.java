/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.reports.ReportCsv;
import de.malklug.reports.paper.ReportFormat;
import de.malklug.reports.paper.Reports;
import de.malklug.reports.paper.StoredReport;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.Voice;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /reports/{id}/…}: a report to take along, and what its figures are made of. */
@Controller
class ReportFilesController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Reports reports;
    private final Voice voice;

    ReportFilesController(Reports reports, Voice voice) {
        this.reports = reports;
        this.voice = voice;
    }

    /** Every post's figures as they are frozen. */
    @GetMapping(ReportsController.ONE + "/posts")
    @Allowed(Right.SEE_REPORTS)
    String posts(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Model model) {
        StoredReport report = ready(id);
        String place = ReportsController.PATH + "/" + report.id();
        model.addAttribute(
                "page", PostRows.page(reports.figures(report), page, place + "/posts", place, voice.phrases()));
        return "reports/posts";
    }

    /** A document. */
    @GetMapping(ReportsController.ONE + "/report.{ending:pdf|xlsx|html|csv|json}")
    @Allowed(Right.SEE_REPORTS)
    ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String ending) {
        StoredReport report = ready(id);
        ReportFormat format = ReportFormat.valueOf(ending.toUpperCase(Locale.ROOT));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ReportsController.attached(Reports.fileName(report, format)))
                .body(new FileSystemResource(reports.file(report, format)));
    }

    /** One of its tables. */
    @GetMapping(ReportsController.ONE + "/{table:figures|posts|trend}.csv")
    @Allowed(Right.SEE_REPORTS)
    ResponseEntity<byte[]> table(@PathVariable String id, @PathVariable String table) {
        StoredReport report = ready(id);
        ReportCsv csv = ReportCsv.valueOf(table.toUpperCase(Locale.ROOT));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ReportsController.attached(table + "-" + Reports.fileName(report, ReportFormat.CSV)))
                .body(reports.csv(report, csv));
    }

    /** One that can be read already. */
    private StoredReport ready(String id) {
        StoredReport report = reports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (report.state() != StoredReport.State.READY) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return report;
    }
}
