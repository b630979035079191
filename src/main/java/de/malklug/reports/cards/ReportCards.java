/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import de.malklug.campaign.Municipality;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.reports.AnchorEffect;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.GroupFigures;
import de.malklug.reports.NamedFigures;
import de.malklug.reports.NetworkFigures;
import de.malklug.reports.PostFigures;
import de.malklug.reports.ReportScope;
import de.malklug.reports.Tally;
import de.malklug.reports.cards.FigureWords.Shown;
import de.malklug.wording.Phrases;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report in words, tables and drawings, for one reader. */
public final class ReportCards {

    /** Metrics that posts are shown with. */
    public static final List<Metric> SHOWN = List.of(Metric.REACTIONS, Metric.REPLIES, Metric.SHARES, Metric.REACH);

    private static final int MOST_HASHTAGS = 10;

    private final EngagementReport report;
    private final Phrases phrases;
    private final FigureWords words;
    private final List<TownLook> towns;

    public ReportCards(EngagementReport report, Phrases phrases) {
        this.report = report;
        this.phrases = phrases;
        this.words = new FigureWords(phrases);
        this.towns = TownLook.of(report.campaign());
    }

    /** What the figures are about, in one line. */
    public String lead() {
        ReportScope scope = report.scope();
        String network =
                scope.network() == null ? phrases.text("reports.all-networks") : phrases.network(scope.network());
        String lead =
                phrases.text("reports.lead", phrases.days(scope.from(), scope.to()), municipality(), network, age());
        return scope.theme() == null ? lead : lead + " · " + theme(scope.theme());
    }

    /** Whose posts the figures are about. */
    public String municipality() {
        ReportScope scope = report.scope();
        return scope.municipality() == null
                ? phrases.text("reports.all-municipalities")
                : report.campaign()
                        .municipality(scope.municipality())
                        .map(Municipality::name)
                        .orElse(scope.municipality().value());
    }

    private String age() {
        Duration age = report.scope().age();
        return age == null ? phrases.text("reports.lead.newest") : phrases.text("reports.lead.at-age", ageName(age));
    }

    /** {@code 24 Stunden}, {@code 7 Tagen}: in the case that follows “im Alter von”. */
    private String ageName(Duration age) {
        return age.compareTo(Duration.ofDays(2)) < 0
                ? phrases.text("reports.age.hours", age.toHours())
                : phrases.text("reports.age.days", age.toDays());
    }

    public List<Kpi> kpis() {
        GroupFigures total = report.total();
        List<Kpi> kpis = new ArrayList<>();
        kpis.add(new Kpi(
                phrases.text("reports.col.posts"),
                words.number(total.posts()),
                phrases.text("reports.kpi.posts", total.accounts(), total.deliveries())));
        SHOWN.forEach(metric -> kpis.add(kpi(metric)));
        kpis.add(new Kpi(
                phrases.text("reports.col.per-1000-followers"),
                words.rate(total.per1000Followers()),
                phrases.text("reports.kpi.rate-followers")));
        return kpis;
    }

    private Kpi kpi(Metric metric) {
        Tally tally = report.total().tally(metric);
        return new Kpi(phrases.metric(metric), words.tally(tally), remark(metric, tally));
    }

    /** What is missing in a sum, how it differs from the days before, or of how many deliveries it is. */
    private String remark(Metric metric, Tally tally) {
        if (tally.isKnown() && tally.notOffered() > 0) {
            String without = report.networks().stream()
                    .filter(each -> each.figures().tally(metric).figure() instanceof MetricValue.NotOffered)
                    .map(each -> phrases.network(each.network()))
                    .collect(Collectors.joining(", "));
            return phrases.text("reports.kpi.without", without);
        }
        if (tally.notYetRead() > 0) {
            return phrases.text("reports.kpi.not-yet-read", tally.notYetRead(), tally.counted());
        }
        Tally before = report.preceding().tally(metric);
        if (tally.isKnown() && before.isKnown()) {
            long change = tally.value() - before.value();
            long days = ChronoUnit.DAYS.between(
                            report.scope().from(), report.scope().to())
                    + 1;
            String sign = change < 0 ? "−" : change > 0 ? "+" : "±";
            return phrases.text("reports.kpi.change", sign + " " + phrases.number(Math.abs(change)), days);
        }
        return phrases.text("reports.kpi.counted", tally.counted());
    }

    /** Reactions over time. */
    public ChartCard trend() {
        return TrendCard.of(report, towns, phrases);
    }

    /** Engagement by size of the towns. */
    public ChartCard inhabitants() {
        return new TownCards(report, towns, phrases).inhabitants();
    }

    /** Who posts how much, and how much was meant. */
    public ChartCard share() {
        return new TownCards(report, towns, phrases).share();
    }

    /** When posts got most reactions. */
    public ChartCard bestTime() {
        return new BestTimeCard(report, phrases).card();
    }

    public TableCard networks() {
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
        return new TableCard("networks", phrases.text("reports.networks"), strongestNetwork(), table);
    }

    private String strongestNetwork() {
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

    public TableCard themes() {
        return comparison("themes", report.themes(), this::theme);
    }

    public TableCard hashtags() {
        return comparison(
                "hashtags", report.hashtags().stream().limit(MOST_HASHTAGS).toList(), Function.identity());
    }

    public TableCard kinds() {
        return comparison(
                "kinds", report.kinds(), name -> phrases.text("reports.kind." + name.toLowerCase(Locale.ROOT)));
    }

    private String theme(String theme) {
        return theme.isEmpty() ? phrases.text("reports.no-theme") : theme;
    }

    private TableCard comparison(String id, List<NamedFigures> all, Function<String, String> naming) {
        Optional<NamedFigures> first =
                all.stream().filter(each -> each.reactionsEach().isPresent()).findFirst();
        long comparable =
                all.stream().filter(each -> each.reactionsEach().isPresent()).count();
        String finding = first.isEmpty() || comparable < 2
                ? phrases.text("reports." + id + ".few")
                : phrases.text(
                        "reports." + id + ".strongest",
                        naming.apply(first.get().name()),
                        words.decimal(first.get().reactionsEach().orElse(BigDecimal.ZERO)));
        return new TableCard(
                id,
                phrases.text("reports." + id),
                finding,
                new DataTable(
                        phrases.text("reports." + id),
                        List.of(
                                phrases.text("reports." + id + ".col"),
                                phrases.text("reports.col.posts"),
                                phrases.metric(Metric.REACTIONS),
                                phrases.text("reports.col.each"),
                                phrases.text("reports.col.per-1000-followers")),
                        all.stream()
                                .map(each -> new DataRow(
                                        naming.apply(each.name()),
                                        List.of(
                                                words.number(each.figures().posts()),
                                                words.tally(each.figures().tally(Metric.REACTIONS)),
                                                each(each.reactionsEach(), each.figures()),
                                                words.rate(each.figures().per1000Followers()))))
                                .toList()));
    }

    private Shown each(Optional<BigDecimal> mean, GroupFigures figures) {
        if (mean.isPresent()) {
            return new Shown(words.decimal(mean.get()), true);
        }
        return figures.tally(Metric.REACTIONS).isKnown()
                ? new Shown(phrases.text("reports.too-few"), false)
                : words.tally(figures.tally(Metric.REACTIONS));
    }

    /** Before and after the anchor event; empty for a campaign without one, or before figures were read after it. */
    public Optional<TableCard> anchor() {
        AnchorEffect effect = report.anchor();
        if (effect == null || !effect.past()) {
            return Optional.empty();
        }
        Optional<BigDecimal> before = new NamedFigures("", effect.before()).reactionsEach();
        Optional<BigDecimal> after = new NamedFigures("", effect.after()).reactionsEach();
        String finding = before.isEmpty() || after.isEmpty()
                ? phrases.text("reports.anchor.few")
                : phrases.text(
                        "reports.anchor.finding",
                        words.decimal(before.get()),
                        words.decimal(after.get()),
                        effect.title());
        return Optional.of(new TableCard(
                "anchor",
                anchorHeading(),
                finding,
                new DataTable(
                        anchorHeading(),
                        List.of(
                                phrases.text("reports.anchor.col"),
                                phrases.text("reports.col.posts"),
                                phrases.metric(Metric.REACTIONS),
                                phrases.text("reports.col.each"),
                                phrases.text("reports.col.per-1000-followers")),
                        List.of(
                                side("reports.anchor.before", effect.before(), before),
                                side("reports.anchor.after", effect.after(), after)))));
    }

    private DataRow side(String key, GroupFigures figures, Optional<BigDecimal> mean) {
        return new DataRow(
                phrases.text(key),
                List.of(
                        words.number(figures.posts()),
                        words.tally(figures.tally(Metric.REACTIONS)),
                        each(mean, figures),
                        words.rate(figures.per1000Followers())));
    }

    /** {@code Vor und nach: Konferenz}; without an anchor event only that. */
    public String anchorHeading() {
        AnchorEffect effect = report.anchor();
        return effect == null ? phrases.text("reports.anchor.none") : phrases.text("reports.anchor", effect.title());
    }

    /** Why there is no comparison around the anchor event yet. */
    public String anchorMissing() {
        AnchorEffect effect = report.anchor();
        return effect == null
                ? phrases.text("reports.anchor.none.text")
                : phrases.text(
                        "reports.anchor.not-yet",
                        phrases.instant(effect.over().toInstant()),
                        phrases.longDate(effect.over().toLocalDate().plusDays(1)));
    }

    /** By what the strongest posts are ranked. */
    public String rankedBy() {
        Duration age = report.scope().age();
        return age == null ? phrases.text("reports.best.by") : phrases.text("reports.best.by-age", ageName(age));
    }

    /** A post's figures in the order of {@link #SHOWN}, and per 1,000 followers. */
    public List<Shown> figures(PostFigures post) {
        List<Shown> figures = new ArrayList<>();
        SHOWN.forEach(metric -> figures.add(words.figure(post.value(metric))));
        figures.add(words.rate(post.per1000Followers()));
        return figures;
    }

    /** The strongest posts as a table. */
    public TableCard best(int most) {
        List<String> heads = new ArrayList<>(List.of(phrases.text("reports.col.post")));
        SHOWN.forEach(metric -> heads.add(phrases.metric(metric)));
        heads.add(phrases.text("reports.col.per-1000-followers"));
        return new TableCard(
                "best",
                phrases.text("reports.best"),
                rankedBy(),
                new DataTable(
                        phrases.text("reports.best"),
                        heads,
                        report.best(most).stream()
                                .map(post -> new DataRow(named(post.delivery()), figures(post)))
                                .toList()));
    }

    private String named(DeliveryFigures delivery) {
        return phrases.text("reports.best.post", delivery.title(), town(delivery), phrases.network(delivery.network()));
    }

    private String town(DeliveryFigures delivery) {
        return towns.stream()
                .filter(each -> each.id().equals(delivery.municipality()))
                .map(TownLook::name)
                .findFirst()
                .orElse(delivery.municipality().value());
    }
}
