/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Municipality;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.EngagementSettings;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.cards.ReportCards;
import de.malklug.reports.cards.TableCard;
import de.malklug.web.reports.DashboardPage.AnchorCard;
import de.malklug.web.reports.DashboardPage.Download;
import de.malklug.web.reports.DashboardPage.Empty;
import de.malklug.web.reports.DashboardPage.Findings;
import de.malklug.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a report into words and drawings. */
@Component
class DashboardPages {

    static final String DOWNLOADS = DashboardQuery.PATH + "/";
    static final String POSTS = DashboardQuery.PATH + "/posts";

    private static final int BEST = 10;

    private final DashboardFilters filters;
    private final EngagementSettings settings;

    DashboardPages(DashboardFilters filters, EngagementSettings settings) {
        this.filters = filters;
        this.settings = settings;
    }

    DashboardPage page(EngagementReport report, DashboardQuery query, Phrases phrases) {
        ReportCards cards = new ReportCards(report, phrases);
        Instant readAt = report.readAt();
        Optional<TableCard> anchor = cards.anchor();
        return new DashboardPage(
                cards.lead(),
                filters.of(query, report, phrases),
                readAt == null ? null : phrases.instant(readAt),
                report.problems().stream().map(each -> problem(each, phrases)).toList(),
                findings(report, phrases),
                cards.kpis(),
                cards.trend(),
                cards.inhabitants(),
                cards.share(),
                cards.bestTime(),
                new AnchorCard(
                        cards.anchorHeading(), anchor.orElse(null), anchor.isPresent() ? null : cards.anchorMissing()),
                cards.networks(),
                List.of(cards.themes(), cards.hashtags(), cards.kinds()),
                cards.rankedBy(),
                PostRows.of(report.best(BEST), report, phrases),
                query.href(POSTS),
                Stream.concat(
                                Arrays.stream(ReportCsv.values())
                                        .map(table -> new Download(
                                                phrases.text("reports.download." + table.key()),
                                                query.href(DOWNLOADS + table.key() + ".csv"))),
                                Stream.of("xlsx", "json")
                                        .map(form -> new Download(
                                                phrases.text("report.download." + form),
                                                query.href(DOWNLOADS + "report." + form))))
                        .toList(),
                empty(report, query, phrases));
    }

    /** The newest finding in words, and where all of them are. */
    private static @Nullable Findings findings(EngagementReport report, Phrases phrases) {
        if (report.findings().isEmpty()) {
            return null;
        }
        DataFinding newest = report.findings().getFirst();
        String town = report.campaign()
                .municipality(newest.municipality())
                .map(Municipality::name)
                .orElse(newest.municipality().value());
        return new Findings(
                phrases.text(
                        "reports.finding." + newest.kind().name().toLowerCase(Locale.ROOT),
                        phrases.network(newest.network()),
                        phrases.instant(newest.foundAt()),
                        town,
                        phrases.metric(newest.metric()),
                        newest.told(),
                        newest.before()),
                report.findings().size(),
                SnapshotsController.FINDINGS + "?campaign=" + report.campaign().id());
    }

    /** What keeps figures from being complete: cause, what malklug does, what you can do. */
    private String problem(EngagementProblem problem, Phrases phrases) {
        Instant retryAt = problem.retryAt();
        return phrases.text(
                "reports.problem."
                        + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                problem.account(),
                phrases.instant(retryAt == null ? problem.since() : retryAt),
                phrases.duration(settings.interval()),
                problem.detail());
    }

    private @Nullable Empty empty(EngagementReport report, DashboardQuery query, Phrases phrases) {
        if (report.readAt() != null && report.total().deliveries() > 0) {
            return null;
        }
        if (query.isFiltered()) {
            return new Empty(phrases.text("reports.empty-filter"), phrases.text("reports.empty-filter.text"));
        }
        Duration first = settings.ages().stream().min(Comparator.naturalOrder()).orElse(Duration.ZERO);
        boolean minutes = first.compareTo(Duration.ofMinutes(1)) >= 0;
        return new Empty(
                phrases.text("reports.empty"),
                phrases.text(
                        minutes ? "reports.empty.minutes" : "reports.empty.seconds",
                        minutes ? first.toMinutes() : first.toSeconds()));
    }
}
