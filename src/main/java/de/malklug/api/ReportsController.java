/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.reports.CsvForm;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.EngagementReports;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.ReportScope;
import de.malklug.reports.archive.CampaignArchive;
import de.malklug.reports.paper.Papers;
import de.malklug.reports.paper.ReportFormat;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "Reports", description = "Engagement as numbers a council reads.")
class ReportsController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final EngagementReports reports;
    private final Campaigns campaigns;
    private final Parameters parameters;
    private final Papers papers;
    private final CampaignArchive archive;
    private final Rights rights;

    ReportsController(
            EngagementReports reports,
            Campaigns campaigns,
            Parameters parameters,
            Papers papers,
            CampaignArchive archive,
            Rights rights) {
        this.papers = papers;
        this.archive = archive;
        this.rights = rights;
        this.reports = reports;
        this.campaigns = campaigns;
        this.parameters = parameters;
    }

    @GetMapping(path = "/{campaign}.csv", produces = "text/csv")
    @Allowed(Right.SEE_REPORTS)
    @Operation(
            summary = "Writes the report of a campaign as CSV",
            description = "An empty cell is a figure that is not there; the column missing says why.")
    ResponseEntity<byte[]> csv(
            @PathVariable String campaign,
            @Parameter(description = "Id of a municipality; without it, all.") @RequestParam(required = false) @Nullable
                    String municipality,
            @Parameter(description = "Id of a network; without it, all.") @RequestParam(required = false) @Nullable
                    String network,
            @Parameter(description = "First day; without it, the campaign's first.")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Last day, included; without it, the campaign's last.")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "figures (usual), posts or trend.") @RequestParam(required = false) @Nullable
                    String table,
            @Parameter(description = "standard (usual) or excel: semicolons and decimal commas.")
                    @RequestParam(required = false)
                    @Nullable
                    String form) {
        ReportCsv rows = table(table);
        EngagementReport report = report(campaign, municipality, network, from, to);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(campaign + "-" + rows.key() + ".csv")
                                .build()
                                .toString())
                .body(rows.write(report, form(form)).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{campaign}.{form:json|xlsx|pdf|html}")
    @Allowed(Right.SEE_REPORTS)
    @Operation(
            summary = "Writes the report of a campaign as JSON, XLSX, PDF or HTML",
            description =
                    "In JSON a figure that is not there is null, and missing says why. The PDF is accessible (PDF/UA).")
    ResponseEntity<byte[]> document(
            @PathVariable String campaign,
            @PathVariable String form,
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Nullable String network,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to)
            throws IOException {
        ReportFormat format = ReportFormat.valueOf(form.toUpperCase(Locale.ROOT));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        papers.write(
                format,
                report(campaign, municipality, network, from, to),
                List.of(),
                null,
                LocaleContextHolder.getLocale(),
                content);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(campaign + "." + format.ending())
                                .build()
                                .toString())
                .body(content.toByteArray());
    }

    @GetMapping(path = "/{campaign}/archive.zip", produces = "application/zip")
    @Allowed(Right.SEE_AUDIT)
    @Operation(
            summary = "Writes the archive package of a campaign",
            description =
                    "Texts, media, approvals, addresses, figures and audit trail with checksums; for those who may see all"
                            + " of it.")
    ResponseEntity<StreamingResponseBody> archive(@PathVariable String campaign) {
        if (!rights.mayEverywhere(Right.SEE_AUDIT)) {
            throw new AccessDeniedException("The package holds everybody's audit trail");
        }
        CampaignId id = find(campaign).id();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(archive.fileName(id))
                                .build()
                                .toString())
                .body(to -> archive.write(id, to));
    }

    private EngagementReport report(
            String campaign,
            @Nullable String municipality,
            @Nullable String network,
            @Nullable String from,
            @Nullable String to) {
        Campaign of = find(campaign);
        Set<MunicipalityId> only = parameters.municipalities(municipality == null ? List.of() : List.of(municipality));
        LocalDate first = orElse(parameters.day("from", from), of.period().from());
        LocalDate last = orElse(parameters.day("to", to), of.period().to());
        if (last.isBefore(first)) {
            throw new UnknownValue("to", last.toString(), List.of("≥ " + first));
        }
        ReportScope scope = ReportScope.of(of)
                .of(only.isEmpty() ? null : only.iterator().next())
                .on(parameters.network(network))
                .during(first, last);
        return reports.report(scope).orElseThrow(() -> new Missing("campaign"));
    }

    private Campaign find(String campaign) {
        return Optional.of(campaign)
                .filter(CampaignId::isValid)
                .map(CampaignId::new)
                .flatMap(campaigns::find)
                .map(StoredCampaign::campaign)
                .orElseThrow(() -> new Missing("campaign"));
    }

    private static ReportCsv table(@Nullable String key) {
        return Arrays.stream(ReportCsv.values())
                .filter(each -> key == null || key.isBlank() || each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UnknownValue(
                        "table",
                        String.valueOf(key),
                        Arrays.stream(ReportCsv.values()).map(ReportCsv::key).toList()));
    }

    private static CsvForm form(@Nullable String word) {
        return Arrays.stream(CsvForm.values())
                .filter(each -> word == null || word.isBlank() || name(each).equals(word))
                .findFirst()
                .orElseThrow(() -> new UnknownValue(
                        "form",
                        String.valueOf(word),
                        Arrays.stream(CsvForm.values())
                                .map(ReportsController::name)
                                .toList()));
    }

    private static String name(CsvForm form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate orElse(@Nullable LocalDate given, LocalDate usual) {
        return given == null ? usual : given;
    }
}
