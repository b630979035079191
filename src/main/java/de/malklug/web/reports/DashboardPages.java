/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.CampaignId;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.EngagementSettings;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.GroupFigures;
import de.malklug.reports.NetworkFigures;
import de.malklug.reports.PostFigures;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.ReportScope;
import de.malklug.reports.Tally;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.reports.DashboardPage.BestPost;
import de.malklug.web.reports.DashboardPage.DataRow;
import de.malklug.web.reports.DashboardPage.DataTable;
import de.malklug.web.reports.DashboardPage.Download;
import de.malklug.web.reports.DashboardPage.Empty;
import de.malklug.web.reports.DashboardPage.Kpi;
import de.malklug.web.reports.DashboardPage.TableCard;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a report into words and drawings. */
@Component
class DashboardPages {

    static final String DOWNLOADS = DashboardQuery.PATH + "/";

    private static final int BEST = 10;
    private static final List<Metric> SHOWN = List.of(Metric.REACTIONS, Metric.REPLIES, Metric.SHARES, Metric.REACH);

    private final DashboardFilters filters;
    private final EngagementSettings settings;

    DashboardPages(DashboardFilters filters, EngagementSettings settings) {
        this.filters = filters;
        this.settings = settings;
    }

    DashboardPage page(EngagementReport report, DashboardQuery query, Phrases phrases) {
        List<Town> towns = Towns.of(report.campaign());
        TownCards cards = new TownCards(report, towns, phrases);
        Instant readAt = report.readAt();
        return new DashboardPage(
                lead(report, phrases),
                filters.of(query, report.campaign(), phrases),
                readAt == null ? null : phrases.instant(readAt),
                report.problems().stream().map(each -> problem(each, phrases)).toList(),
                kpis(report, phrases),
                TrendCard.of(report, towns, phrases),
                cards.inhabitants(),
                cards.share(),
                networks(report, phrases),
                report.best(BEST).stream()
                        .map(each -> best(each, report.campaign().id(), towns, phrases))
                        .toList(),
                Arrays.stream(ReportCsv.values())
                        .map(table -> new Download(
                                phrases.text("reports.download." + table.key()),
                                query.href(DOWNLOADS + table.key() + ".csv")))
                        .toList(),
                empty(report, query, phrases));
    }

    private static String lead(EngagementReport report, Phrases phrases) {
        ReportScope scope = report.scope();
        String municipality = scope.municipality() == null
                ? phrases.text("reports.all-municipalities")
                : report.campaign()
                        .municipality(scope.municipality())
                        .map(each -> each.name())
                        .orElse(scope.municipality().value());
        String network =
                scope.network() == null ? phrases.text("reports.all-networks") : phrases.network(scope.network());
        return phrases.text("reports.lead", phrases.days(scope.from(), scope.to()), municipality, network);
    }

    private List<Kpi> kpis(EngagementReport report, Phrases phrases) {
        GroupFigures total = report.total();
        FigureWords words = new FigureWords(phrases);
        return List.of(
                new Kpi(
                        phrases.text("reports.col.posts"),
                        words.number(total.posts()),
                        phrases.text("reports.kpi.posts", total.accounts(), total.deliveries())),
                kpi(Metric.REACTIONS, report, words, phrases),
                kpi(Metric.REPLIES, report, words, phrases),
                kpi(Metric.SHARES, report, words, phrases),
                new Kpi(
                        phrases.text("reports.col.per-1000-followers"),
                        words.rate(total.per1000Followers()),
                        phrases.text("reports.kpi.rate")),
                new Kpi(
                        phrases.text("reports.col.per-1000-inhabitants"),
                        words.rate(total.per1000Inhabitants()),
                        phrases.text("reports.kpi.rate")));
    }

    private static Kpi kpi(Metric metric, EngagementReport report, FigureWords words, Phrases phrases) {
        Tally tally = report.total().tally(metric);
        return new Kpi(phrases.metric(metric), words.tally(tally), remark(metric, tally, report, phrases));
    }

    /** Of how many deliveries a sum is, and what is missing in it. */
    private static String remark(Metric metric, Tally tally, EngagementReport report, Phrases phrases) {
        if (tally.isKnown() && tally.notOffered() > 0) {
            String without = report.networks().stream()
                    .filter(each -> each.figures().tally(metric).figure() instanceof MetricValue.NotOffered)
                    .map(each -> phrases.network(each.network()))
                    .collect(Collectors.joining(", "));
            return phrases.text("reports.kpi.without", without);
        }
        return tally.notYetRead() > 0
                ? phrases.text("reports.kpi.not-yet-read", tally.notYetRead(), tally.counted())
                : phrases.text("reports.kpi.counted", tally.counted());
    }

    private static TableCard networks(EngagementReport report, Phrases phrases) {
        FigureWords words = new FigureWords(phrases);
        DataTable table = new DataTable(
                phrases.text("reports.networks"),
                List.of(
                        phrases.text("reports.col.network"),
                        phrases.text("reports.col.posts"),
                        phrases.metric(Metric.REACTIONS),
                        phrases.metric(Metric.REPLIES),
                        phrases.metric(Metric.SHARES),
                        phrases.metric(Metric.REACH),
                        phrases.metric(Metric.FOLLOWERS),
                        phrases.text("reports.col.per-1000-followers")),
                report.networks().stream()
                        .map(each -> new DataRow(
                                phrases.network(each.network()),
                                List.of(
                                        words.number(each.figures().posts()),
                                        words.tally(each.figures().tally(Metric.REACTIONS)),
                                        words.tally(each.figures().tally(Metric.REPLIES)),
                                        words.tally(each.figures().tally(Metric.SHARES)),
                                        words.tally(each.figures().tally(Metric.REACH)),
                                        words.people(each.figures().followers()),
                                        words.rate(each.figures().per1000Followers()))))
                        .toList());
        return new TableCard(phrases.text("reports.networks"), strongest(report, phrases), table);
    }

    private static String strongest(EngagementReport report, Phrases phrases) {
        long all = report.total().tally(Metric.REACTIONS).value();
        if (report.networks().size() < 2 || all <= 0) {
            return phrases.text("reports.networks.few");
        }
        NetworkFigures first = report.networks().stream()
                .max(Comparator.comparingLong(
                        each -> each.figures().tally(Metric.REACTIONS).value()))
                .orElseThrow();
        long part = Math.round(100.0 * first.figures().tally(Metric.REACTIONS).value() / all);
        return phrases.text(
                "reports.networks.strongest",
                phrases.network(first.network()),
                phrases.text("reports.percent", phrases.number(part)));
    }

    private static BestPost best(PostFigures post, CampaignId campaign, List<Town> towns, Phrases phrases) {
        FigureWords words = new FigureWords(phrases);
        List<FigureWords.Shown> figures = new ArrayList<>();
        SHOWN.forEach(metric -> figures.add(words.figure(post.value(metric))));
        figures.add(words.rate(post.per1000Followers()));
        URI url = post.delivery().remoteUrl();
        NetworkId network = post.delivery().network();
        return new BestPost(
                post.delivery().title(),
                "/posts/" + campaign + "/" + post.delivery().municipality() + "/"
                        + post.delivery().post(),
                url == null ? null : url.toString(),
                towns.stream()
                        .filter(town -> town.id().equals(post.delivery().municipality()))
                        .findFirst()
                        .orElseGet(() -> unknown(post)),
                phrases.network(network),
                figures,
                post.delivery().goneSince() != null);
    }

    /** A municipality that is no longer in the campaign's files. */
    private static Town unknown(PostFigures post) {
        String id = post.delivery().municipality().value();
        return new Town(
                post.delivery().municipality(),
                id,
                id.substring(0, Math.min(2, id.length())).toUpperCase(Locale.ROOT),
                "t0");
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
