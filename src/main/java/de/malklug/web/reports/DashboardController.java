/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.reports.CsvForm;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.EngagementReports;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.paper.Papers;
import de.malklug.reports.paper.ReportFormat;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Voice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /reports/dashboard}: what the campaign's posts achieved, for everybody who is signed in. */
@Controller
class DashboardController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final EngagementReports reports;
    private final Papers papers;
    private final DashboardPages pages;
    private final CampaignShelf shelf;
    private final Voice voice;

    DashboardController(
            EngagementReports reports, Papers papers, DashboardPages pages, CampaignShelf shelf, Voice voice) {
        this.reports = reports;
        this.papers = papers;
        this.pages = pages;
        this.shelf = shelf;
        this.voice = voice;
    }

    @GetMapping(DashboardQuery.PATH)
    @Allowed(Right.SEE_REPORTS)
    String dashboard(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        DashboardQuery query = DashboardQuery.of(parameters);
        if (query.campaign() == null && shelf.running().isEmpty()) {
            return "reports/no-campaign";
        }
        Campaign campaign = campaign(query);
        DashboardQuery known = chosen(query.within(campaign), campaign);
        model.addAttribute("page", pages.page(report(known, campaign), known, voice.phrases()));
        return "reports/dashboard";
    }

    /** Every post's figures: what the sums are made of. */
    @GetMapping(DashboardPages.POSTS)
    @Allowed(Right.SEE_REPORTS)
    String posts(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        DashboardQuery query = DashboardQuery.of(parameters);
        Campaign campaign = campaign(query);
        DashboardQuery known = chosen(query.within(campaign), campaign);
        model.addAttribute(
                "page",
                PostRows.page(
                        report(known, campaign),
                        page,
                        known.href(DashboardPages.POSTS),
                        known.href(),
                        voice.phrases()));
        return "reports/posts";
    }

    /** The same figures as a document. */
    @GetMapping(DashboardPages.DOWNLOADS + "report.{ending:xlsx|json|pdf}")
    @Allowed(Right.SEE_REPORTS)
    ResponseEntity<byte[]> document(@PathVariable String ending, @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        ReportFormat format = ReportFormat.valueOf(ending.toUpperCase(Locale.ROOT));
        DashboardQuery query = DashboardQuery.of(parameters);
        Campaign campaign = campaign(query);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        papers.write(
                format,
                report(chosen(query.within(campaign), campaign), campaign),
                List.of(),
                null,
                voice.phrases().locale(),
                content);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ReportsController.attached(campaign.id() + "." + format.ending()))
                .body(content.toByteArray());
    }

    /** Compares at the first age unless the address says otherwise; while no post has reached it, by newest readings. */
    private DashboardQuery chosen(DashboardQuery query, Campaign campaign) {
        if (query.age() != null) {
            return query;
        }
        DashboardQuery first = query.at(DashboardQuery.Age.HOURS_24);
        return report(first, campaign).readAt() == null ? query.at(DashboardQuery.Age.NEWEST) : first;
    }

    /** The same figures as a table, for a spreadsheet. */
    @GetMapping(DashboardPages.DOWNLOADS + "{table}.csv")
    @Allowed(Right.SEE_REPORTS)
    ResponseEntity<String> table(@PathVariable String table, @RequestParam MultiValueMap<String, String> parameters) {
        ReportCsv csv = Arrays.stream(ReportCsv.values())
                .filter(each -> each.key().equals(table))
                .findFirst()
                .orElseThrow(DashboardController::notFound);
        DashboardQuery query = DashboardQuery.of(parameters);
        Campaign campaign = campaign(query);
        EngagementReport report = report(chosen(query.within(campaign), campaign), campaign);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(campaign.id() + "-" + csv.key() + ".csv")
                                .build()
                                .toString())
                .body(csv.write(report, CsvForm.EXCEL));
    }

    private Campaign campaign(DashboardQuery query) {
        Optional<Campaign> campaign = query.campaign() == null ? shelf.running() : shelf.find(query.campaign());
        return campaign.orElseThrow(DashboardController::notFound);
    }

    private EngagementReport report(DashboardQuery query, Campaign campaign) {
        return reports.report(query.scope(campaign)).orElseThrow(DashboardController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
