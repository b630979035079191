/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import de.malklug.campaign.Municipality;
import de.malklug.networks.Metric;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.Rate;
import de.malklug.reports.TownFigures;
import de.malklug.reports.cards.FigureWords.Shown;
import de.malklug.wording.Phrases;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the municipalities: engagement by size, and who posts how much. */
final class TownCards {

    private final EngagementReport report;
    private final List<TownLook> towns;
    private final Phrases phrases;
    private final FigureWords words;

    TownCards(EngagementReport report, List<TownLook> towns, Phrases phrases) {
        this.report = report;
        this.towns = towns;
        this.phrases = phrases;
        this.words = new FigureWords(phrases);
    }

    /** Engagement per 1,000 inhabitants, highest first. */
    ChartCard inhabitants() {
        List<TownFigures> ranked = report.towns().stream()
                .filter(each -> each.municipality().population() != null)
                .sorted(Comparator.comparing(TownCards::rate).reversed())
                .toList();
        List<BarChart.Bar> bars = ranked.stream()
                .map(each -> bar(
                        each,
                        each.figures().per1000Inhabitants() instanceof Rate.Per1000 known
                                ? known.per1000().doubleValue()
                                : null,
                        words.rate(each.figures().per1000Inhabitants()).text()))
                .toList();
        String heading = phrases.text("reports.inhabitants");
        double full = ranked.isEmpty() ? 0 : Math.max(0, rate(ranked.getFirst()).doubleValue());
        return new ChartCard(
                "inhabitants",
                heading,
                leader(ranked),
                phrases.text("reports.inhabitants.remark"),
                List.of(new BarChart(heading + ": " + spoken(bars), bars, full, null).draw("inhabitants")),
                table());
    }

    private String leader(List<TownFigures> ranked) {
        List<TownFigures> known = ranked.stream()
                .filter(each -> each.figures().per1000Inhabitants() instanceof Rate.Per1000)
                .toList();
        if (known.size() < 2) {
            return phrases.text("reports.inhabitants.few");
        }
        TownFigures first = known.getFirst();
        boolean shared = rate(first).compareTo(rate(known.get(1))) == 0;
        return shared
                ? phrases.text("reports.inhabitants.equal")
                : phrases.text(
                        "reports.inhabitants.leader", first.municipality().name());
    }

    private static BigDecimal rate(TownFigures town) {
        return town.figures().per1000Inhabitants() instanceof Rate.Per1000 known
                ? known.per1000()
                : BigDecimal.valueOf(-1);
    }

    /** Who posts how much, most first, and how much was meant. */
    ChartCard share() {
        List<TownFigures> ranked = report.towns().stream()
                .filter(each -> each.municipality().role() == Municipality.Role.TOWN)
                .sorted(Comparator.comparing(TownCards::part).reversed())
                .toList();
        BigDecimal equal = report.equalShare().orElse(BigDecimal.ZERO);
        boolean agreed = report.hasAgreedShares();
        List<BarChart.Bar> bars = ranked.stream()
                .map(each -> bar(each, part(each).doubleValue(), words.percent(part(each)))
                        .against(report.fairShare(each.municipality()).doubleValue()))
                .toList();
        double full = ranked.stream()
                        .flatMap(each -> Stream.of(part(each), report.fairShare(each.municipality())))
                        .mapToDouble(BigDecimal::doubleValue)
                        .max()
                        .orElse(0)
                * 1.2;
        String heading = phrases.text("reports.share");
        String mark = agreed
                ? phrases.text("reports.share.agreed")
                : phrases.text("reports.share.equal", words.percent(equal));
        BarChart.Marker marker = new BarChart.Marker(equal.doubleValue(), mark);
        return new ChartCard(
                "share",
                heading,
                deviation(ranked),
                phrases.text(agreed ? "reports.share.remark-agreed" : "reports.share.remark"),
                List.of(new BarChart(heading + ": " + spoken(bars) + ". " + marker.text(), bars, full, marker)
                        .draw("share")),
                new DataTable(
                        heading,
                        List.of(
                                phrases.text("reports.col.municipality"),
                                phrases.text("reports.col.posts"),
                                phrases.text("reports.col.share"),
                                phrases.text(agreed ? "reports.col.agreed-share" : "reports.col.equal-share")),
                        ranked.stream()
                                .map(each -> new DataRow(
                                        each.municipality().name(),
                                        List.of(
                                                words.number(each.figures().posts()),
                                                new Shown(words.percent(part(each)), true),
                                                new Shown(words.percent(report.fairShare(each.municipality())), true))))
                                .toList()));
    }

    private static BigDecimal part(TownFigures town) {
        return town.share() == null ? BigDecimal.ZERO : town.share();
    }

    private String deviation(List<TownFigures> ranked) {
        if (ranked.size() < 2) {
            return phrases.text("reports.share.few");
        }
        Comparator<TownFigures> byDistance = Comparator.comparing(this::above);
        TownFigures most = ranked.stream().max(byDistance).orElseThrow();
        TownFigures least = ranked.stream().min(byDistance).orElseThrow();
        long above = Math.round(above(most).doubleValue());
        long below = -Math.round(above(least).doubleValue());
        String agreed = report.hasAgreedShares() ? "-agreed" : "";
        return above < 1 && below < 1
                ? phrases.text("reports.share.even" + agreed)
                : phrases.text(
                        "reports.share.deviation" + agreed,
                        most.municipality().name(),
                        above,
                        least.municipality().name(),
                        below);
    }

    /** How many points of percent a town is above its fair share. */
    private BigDecimal above(TownFigures town) {
        return part(town).subtract(report.fairShare(town.municipality()));
    }

    private DataTable table() {
        List<String> heads = List.of(
                phrases.text("reports.col.municipality"),
                phrases.text("reports.col.posts"),
                phrases.metric(Metric.REACTIONS),
                phrases.metric(Metric.REPLIES),
                phrases.metric(Metric.SHARES),
                phrases.text("reports.col.inhabitants"),
                phrases.text("reports.col.per-1000-inhabitants"),
                phrases.metric(Metric.FOLLOWERS),
                phrases.text("reports.col.per-1000-followers"));
        return new DataTable(
                phrases.text("reports.towns"),
                heads,
                report.towns().stream().map(this::row).toList());
    }

    private DataRow row(TownFigures town) {
        return new DataRow(
                town.municipality().name(),
                List.of(
                        words.number(town.figures().posts()),
                        tally(town, Metric.REACTIONS),
                        tally(town, Metric.REPLIES),
                        tally(town, Metric.SHARES),
                        settled(town, words.people(town.figures().population())),
                        settled(town, words.rate(town.figures().per1000Inhabitants())),
                        words.people(town.figures().followers()),
                        words.rate(town.figures().per1000Followers())));
    }

    /** An agency has no inhabitants to count. */
    private Shown settled(TownFigures town, Shown figure) {
        return town.municipality().population() == null
                ? new Shown(phrases.text("reports.not-applicable"), false)
                : figure;
    }

    /** A municipality without posts has no figures rather than unread ones. */
    private Shown tally(TownFigures town, Metric metric) {
        return town.figures().deliveries() == 0
                ? new Shown(phrases.text("reports.no-posts"), false)
                : words.tally(town.figures().tally(metric));
    }

    private BarChart.Bar bar(TownFigures figures, @Nullable Double value, String text) {
        TownLook town = towns.stream()
                .filter(each -> each.id().equals(figures.municipality().id()))
                .findFirst()
                .orElseThrow();
        return new BarChart.Bar(town.name(), town.sign(), town.look(), value, text);
    }

    private static String spoken(List<BarChart.Bar> bars) {
        return bars.stream().map(bar -> bar.name() + " " + bar.text()).collect(Collectors.joining(", "));
    }
}
