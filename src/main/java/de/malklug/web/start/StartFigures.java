/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.campaign.Campaign;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.FiguresQuery;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.reports.paper.MonthlyReport;
import de.malklug.reports.paper.ReportText;
import de.malklug.reports.paper.Reports;
import de.malklug.reports.paper.StoredReport;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Towns;
import de.malklug.web.start.StartPage.Figures;
import de.malklug.web.start.StartPage.Finding;
import de.malklug.web.start.StartPage.OpenReport;
import de.malklug.web.start.StartPage.Outlier;
import de.malklug.web.start.StartPage.Reporting;
import de.malklug.wording.Phrases;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** For whoever writes reports: what is due, what cannot be right, and what stands out. */
@Component
class StartFigures {

    private static final int FEWEST_POSTS = 5;
    private static final int TIMES_BETTER = 3;
    private static final int MOST_OUTLIERS = 3;
    private static final int MOST_FINDINGS = 3;
    private static final int MOST_REPORTS = 3;
    private static final int LOOKED_AT = 20;

    private final Engagement engagement;
    private final ObjectProvider<Reports> reports;
    private final CampaignShelf shelf;
    private final Towns towns;

    StartFigures(Engagement engagement, ObjectProvider<Reports> reports, CampaignShelf shelf, Towns towns) {
        this.engagement = engagement;
        this.reports = reports;
        this.shelf = shelf;
        this.towns = towns;
    }

    /** Reports that are due, and those that still lack something. */
    Reporting reporting(LocalDate today, Phrases phrases) {
        Reports made = reports.getIfAvailable();
        if (made == null) {
            return new Reporting(List.of(), List.of());
        }
        LocalDate due = today.plusMonths(1).withDayOfMonth(1);
        return new Reporting(
                made.monthly().stream().map(each -> due(each, due, phrases)).toList(),
                made.newest(LOOKED_AT).stream()
                        .filter(each -> each.state() == StoredReport.State.READY)
                        .flatMap(each -> open(each, made, phrases))
                        .limit(MOST_REPORTS)
                        .toList());
    }

    private String due(MonthlyReport monthly, LocalDate due, Phrases phrases) {
        String about = monthly.municipality() == null
                ? phrases.text("reports.all-municipalities")
                : towns.find(monthly.campaign(), monthly.municipality()).name();
        return phrases.text(
                "start.reports.due",
                phrases.longDate(due),
                about,
                monthly.recipients().size());
    }

    private Stream<OpenReport> open(StoredReport report, Reports made, Phrases phrases) {
        boolean sent = !made.sent(report.id()).isEmpty();
        boolean written =
                made.texts(report.id()).stream().anyMatch(text -> text.section().equals(ReportText.FOREWORD));
        if (sent) {
            return Stream.empty();
        }
        String href = "/reports/" + report.id();
        return Stream.of(new OpenReport(
                phrases.days(report.scope().from(), report.scope().to())
                        + (report.scope().municipality() == null
                                ? ""
                                : ", "
                                        + towns.find(
                                                        report.scope().campaign(),
                                                        report.scope().municipality())
                                                .name()),
                phrases.text(written ? "start.reports.not-sent" : "start.reports.no-foreword"),
                phrases.text(written ? "start.reports.send" : "start.reports.write"),
                href + (written ? "#send" : "#t-foreword")));
    }

    Figures figures(LocalDate today, Phrases phrases) {
        Campaign campaign = shelf.running().orElse(null);
        Stream<Finding> problems = engagement.problems().stream().map(each -> problem(each, phrases));
        Stream<Finding> findings = campaign == null
                ? Stream.empty()
                : engagement.findings(campaign.id()).stream()
                        .filter(each -> !each.foundAt().isBefore(StartWeek.start(today.minusDays(7), phrases)))
                        .limit(MOST_FINDINGS)
                        .map(each -> finding(campaign, each, phrases));
        return new Figures(
                Stream.concat(problems, findings).toList(),
                campaign == null ? List.of() : outliers(campaign, today, phrases));
    }

    private static Finding problem(EngagementProblem problem, Phrases phrases) {
        return new Finding(
                problem.account(),
                phrases.text("start.finding." + problem.kind(), phrases.instant(problem.since())),
                null);
    }

    private static Finding finding(Campaign campaign, DataFinding finding, Phrases phrases) {
        return new Finding(
                finding.title(),
                phrases.text(
                        "start.finding",
                        phrases.network(finding.network()),
                        phrases.instant(finding.foundAt()),
                        phrases.number(finding.told()),
                        phrases.metric(finding.metric()),
                        phrases.number(finding.before())),
                "/reports/snapshots/" + campaign.id() + "/" + finding.municipality() + "/" + finding.post()
                        + "?account=" + finding.account());
    }

    private List<Outlier> outliers(Campaign campaign, LocalDate today, Phrases phrases) {
        List<DeliveryFigures> read = engagement
                .newest(new FiguresQuery(
                        campaign.id(),
                        null,
                        StartWeek.start(today.minusDays(7), phrases),
                        StartWeek.start(today.plusDays(1), phrases)))
                .stream()
                .filter(each -> reactions(each) >= 0)
                .sorted(Comparator.comparingLong(StartFigures::reactions).reversed())
                .toList();
        if (read.size() < FEWEST_POSTS) {
            return List.of();
        }
        long median = reactions(read.get(read.size() / 2));
        return read.stream()
                .filter(each -> reactions(each) >= Math.max(1, median) * TIMES_BETTER)
                .limit(MOST_OUTLIERS)
                .map(each -> outlier(campaign, each, median, phrases))
                .toList();
    }

    private Outlier outlier(Campaign campaign, DeliveryFigures figures, long median, Phrases phrases) {
        String place = "/" + campaign.id() + "/" + figures.municipality() + "/" + figures.post();
        return new Outlier(
                towns.find(campaign.id(), figures.municipality()),
                figures.title(),
                "/posts" + place,
                phrases.text("start.outlier", phrases.network(figures.network()), reactions(figures), median),
                "/reports/snapshots" + place + "?account=" + figures.account());
    }

    private static long reactions(DeliveryFigures figures) {
        return figures.value(Metric.REACTIONS) instanceof MetricValue.Count count ? count.value() : -1;
    }
}
