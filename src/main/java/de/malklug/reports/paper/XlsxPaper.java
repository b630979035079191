/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.GroupFigures;
import de.malklug.reports.NamedFigures;
import de.malklug.reports.PostFigures;
import de.malklug.reports.Rate;
import de.malklug.reports.Tally;
import de.malklug.reports.TownFigures;
import de.malklug.reports.Trend;
import de.malklug.reports.cards.ReportCards;
import de.malklug.wording.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A report as a spreadsheet: real numbers and dates, sums as formulas, a reason in words where there is no number. */
final class XlsxPaper {

    private static final String WHOLE = "#,##0";
    private static final String DECIMAL = "#,##0.0#";
    private static final String MOMENT = "dd.mm.yyyy hh:mm";
    private static final int FIRST = 3;

    private final EngagementReport report;
    private final Phrases phrases;

    XlsxPaper(EngagementReport report, Phrases phrases) {
        this.report = report;
        this.phrases = phrases;
    }

    void write(OutputStream to) throws IOException {
        try (Workbook book = new Workbook(to, "malklug", "1.0")) {
            towns(book.newWorksheet(phrases.text("paper.sheet.towns")));
            networks(book.newWorksheet(phrases.text("reports.networks")));
            comparisons(book.newWorksheet(phrases.text("paper.sheet.comparisons")));
            posts(book.newWorksheet(phrases.text("reports.col.posts")));
            trend(book.newWorksheet(phrases.text("paper.sheet.trend")));
            notes(book.newWorksheet(phrases.text("paper.sheet.notes")));
        }
    }

    /** A sheet's title, what it is about, and the heads of its columns. */
    private void begin(Worksheet sheet, String title, List<String> heads) {
        ReportCards cards = new ReportCards(report, phrases);
        sheet.value(0, 0, title);
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, cards.lead());
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(FIRST - 1, i, heads.get(i));
            sheet.style(FIRST - 1, i).bold().wrapText(true).fillColor("EBEAE3").set();
            sheet.width(i, i == 0 ? 28 : 15);
        }
        sheet.freezePane(1, FIRST);
    }

    private void towns(Worksheet sheet) {
        begin(
                sheet,
                ReportPaper.title(report, new ReportCards(report, phrases), phrases),
                List.of(
                        phrases.text("reports.col.municipality"),
                        phrases.text("reports.col.posts"),
                        phrases.text("paper.col.deliveries"),
                        phrases.metric(Metric.REACTIONS),
                        phrases.metric(Metric.REPLIES),
                        phrases.metric(Metric.SHARES),
                        phrases.text("paper.col.engagement"),
                        phrases.metric(Metric.REACH),
                        phrases.text("reports.col.inhabitants"),
                        phrases.text("reports.col.per-1000-inhabitants"),
                        phrases.metric(Metric.FOLLOWERS),
                        phrases.text("reports.col.per-1000-followers"),
                        phrases.text("reports.col.share"),
                        phrases.text("paper.col.fair-share")));
        List<TownFigures> towns = report.towns().stream()
                .filter(each -> report.scope().municipality() == null
                        || each.municipality().id().equals(report.scope().municipality()))
                .toList();
        int row = FIRST;
        for (TownFigures town : towns) {
            sheet.value(row, 0, town.municipality().name());
            group(sheet, row, town.figures());
            boolean isTown = town.share() != null;
            percent(sheet, row, 12, town.share());
            percent(sheet, row, 13, isTown ? report.fairShare(town.municipality()) : null);
            row++;
        }
        sheet.value(row, 0, phrases.text("paper.total"));
        sum(sheet, row, 1);
        sum(sheet, row, 2);
        total(sheet, row, 3, report.total().tally(Metric.REACTIONS));
        total(sheet, row, 4, report.total().tally(Metric.REPLIES));
        total(sheet, row, 5, report.total().tally(Metric.SHARES));
        total(sheet, row, 6, report.total().engagement());
        total(sheet, row, 7, report.total().tally(Metric.REACH));
        rate(sheet, row, 9, report.total().per1000Inhabitants());
        rate(sheet, row, 11, report.total().per1000Followers());
        sheet.style(row, 0).bold().set();
    }

    /** A sum over nothing that is known would be 0. */
    private void total(Worksheet sheet, int row, int column, Tally tally) {
        if (tally.isKnown()) {
            sum(sheet, row, column);
        } else {
            figure(sheet, row, column, tally.figure());
        }
    }

    private static void sum(Worksheet sheet, int row, int column) {
        String letter = letters(column);
        sheet.formula(row, column, "SUM(" + letter + (FIRST + 1) + ":" + letter + row + ")");
        sheet.style(row, column).format(WHOLE).bold().set();
    }

    private void group(Worksheet sheet, int row, GroupFigures figures) {
        whole(sheet, row, 1, figures.posts());
        whole(sheet, row, 2, figures.deliveries());
        boolean any = figures.deliveries() > 0;
        tally(sheet, row, 3, figures.tally(Metric.REACTIONS), any);
        tally(sheet, row, 4, figures.tally(Metric.REPLIES), any);
        tally(sheet, row, 5, figures.tally(Metric.SHARES), any);
        tally(sheet, row, 6, figures.engagement(), any);
        tally(sheet, row, 7, figures.tally(Metric.REACH), any);
        whole(sheet, row, 8, figures.population());
        rate(sheet, row, 9, figures.per1000Inhabitants());
        whole(sheet, row, 10, figures.followers());
        rate(sheet, row, 11, figures.per1000Followers());
    }

    private void networks(Worksheet sheet) {
        begin(
                sheet,
                phrases.text("reports.networks"),
                List.of(
                        phrases.text("reports.col.network"),
                        phrases.text("reports.col.posts"),
                        phrases.text("paper.col.deliveries"),
                        phrases.metric(Metric.REACTIONS),
                        phrases.metric(Metric.REPLIES),
                        phrases.metric(Metric.SHARES),
                        phrases.text("paper.col.engagement"),
                        phrases.metric(Metric.REACH),
                        phrases.metric(Metric.FOLLOWERS),
                        phrases.text("reports.col.per-1000-followers")));
        int row = FIRST;
        for (var each : report.networks()) {
            GroupFigures figures = each.figures();
            sheet.value(row, 0, phrases.network(each.network()));
            whole(sheet, row, 1, figures.posts());
            whole(sheet, row, 2, figures.deliveries());
            tally(sheet, row, 3, figures.tally(Metric.REACTIONS), true);
            tally(sheet, row, 4, figures.tally(Metric.REPLIES), true);
            tally(sheet, row, 5, figures.tally(Metric.SHARES), true);
            tally(sheet, row, 6, figures.engagement(), true);
            tally(sheet, row, 7, figures.tally(Metric.REACH), true);
            whole(sheet, row, 8, figures.followers());
            rate(sheet, row, 9, figures.per1000Followers());
            row++;
        }
    }

    private void comparisons(Worksheet sheet) {
        begin(
                sheet,
                phrases.text("paper.sheet.comparisons"),
                List.of(
                        phrases.text("paper.col.group"),
                        phrases.text("paper.col.kind"),
                        phrases.text("reports.col.posts"),
                        phrases.text("paper.col.deliveries"),
                        phrases.metric(Metric.REACTIONS),
                        phrases.text("reports.col.each"),
                        phrases.text("reports.col.per-1000-followers")));
        int row = FIRST;
        row = comparison(sheet, row, "themes", report.themes());
        row = comparison(sheet, row, "hashtags", report.hashtags());
        comparison(sheet, row, "kinds", report.kinds());
    }

    private int comparison(Worksheet sheet, int first, String kind, List<NamedFigures> all) {
        int row = first;
        for (NamedFigures each : all) {
            String name = kind.equals("kinds")
                    ? phrases.text("reports.kind." + each.name().toLowerCase(java.util.Locale.ROOT))
                    : each.name().isEmpty() ? phrases.text("reports.no-theme") : each.name();
            sheet.value(row, 0, name);
            sheet.value(row, 1, phrases.text("reports." + kind + ".col"));
            whole(sheet, row, 2, each.figures().posts());
            whole(sheet, row, 3, each.figures().deliveries());
            tally(sheet, row, 4, each.figures().tally(Metric.REACTIONS), true);
            Optional<BigDecimal> mean = each.reactionsEach();
            if (mean.isPresent()) {
                sheet.value(row, 5, mean.get());
                sheet.style(row, 5).format(DECIMAL).set();
            } else {
                sheet.value(row, 5, phrases.text("reports.too-few"));
            }
            rate(sheet, row, 6, each.figures().per1000Followers());
            row++;
        }
        return row;
    }

    private void posts(Worksheet sheet) {
        begin(
                sheet,
                phrases.text("reports.col.posts"),
                List.of(
                        phrases.text("reports.col.post"),
                        phrases.text("reports.col.municipality"),
                        phrases.text("reports.col.network"),
                        phrases.text("reports.themes.col"),
                        phrases.text("paper.col.published", phrases.zone().getId()),
                        phrases.text("paper.col.read", phrases.zone().getId()),
                        phrases.metric(Metric.REACTIONS),
                        phrases.metric(Metric.REPLIES),
                        phrases.metric(Metric.SHARES),
                        phrases.text("paper.col.engagement"),
                        phrases.metric(Metric.REACH),
                        phrases.metric(Metric.FOLLOWERS),
                        phrases.text("reports.col.per-1000-followers"),
                        phrases.text("paper.col.address")));
        int row = FIRST;
        for (PostFigures post : report.posts()) {
            DeliveryFigures delivery = post.delivery();
            EngagementSnapshot newest = delivery.newest();
            sheet.value(row, 0, delivery.title());
            sheet.value(
                    row,
                    1,
                    report.campaign()
                            .municipality(delivery.municipality())
                            .map(each -> each.name())
                            .orElse(delivery.municipality().value()));
            sheet.value(row, 2, phrases.network(delivery.network()));
            sheet.value(row, 3, delivery.theme() == null ? "" : delivery.theme());
            moment(sheet, row, 4, delivery.publishedAt());
            if (newest != null) {
                moment(sheet, row, 5, newest.readAt());
            }
            figure(sheet, row, 6, post.value(Metric.REACTIONS));
            figure(sheet, row, 7, post.value(Metric.REPLIES));
            figure(sheet, row, 8, post.value(Metric.SHARES));
            if (post.engagement() instanceof MetricValue.Count) {
                sheet.formula(row, 9, "SUM(G" + (row + 1) + ":I" + (row + 1) + ")");
                sheet.style(row, 9).format(WHOLE).set();
            } else {
                figure(sheet, row, 9, post.engagement());
            }
            figure(sheet, row, 10, post.value(Metric.REACH));
            whole(sheet, row, 11, newest == null ? null : newest.followers());
            rate(sheet, row, 12, post.per1000Followers());
            if (delivery.remoteUrl() != null) {
                sheet.value(row, 13, delivery.remoteUrl().toString());
            }
            row++;
        }
        sheet.width(0, 48);
    }

    private void trend(Worksheet sheet) {
        Trend trend = report.trend();
        List<String> heads = new java.util.ArrayList<>();
        heads.add(phrases.text("reports.trend.step." + trend.step().name().toLowerCase(java.util.Locale.ROOT)));
        trend.gains()
                .keySet()
                .forEach(town -> heads.add(report.campaign()
                        .municipality(town)
                        .map(each -> each.name())
                        .orElse(town.value())));
        heads.add(phrases.text("paper.total"));
        begin(sheet, phrases.text("paper.sheet.trend"), heads);
        for (int i = 0; i < trend.starts().size(); i++) {
            int row = FIRST + i;
            int at = i;
            ZonedDateTime start = trend.starts().get(i);
            sheet.value(row, 0, start.toLocalDateTime());
            sheet.style(row, 0)
                    .format(trend.step() == Trend.Step.DAY ? "dd.mm.yyyy" : MOMENT)
                    .set();
            int column = 1;
            for (List<Long> gains : trend.gains().values()) {
                whole(sheet, row, column, gains.get(at));
                column++;
            }
            sheet.formula(row, column, "SUM(B" + (row + 1) + ":" + letters(column - 1) + (row + 1) + ")");
            sheet.style(row, column).format(WHOLE).set();
        }
    }

    /** A column's letters: A, B, …, Z, AA. */
    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    private void notes(Worksheet sheet) {
        ReportPaper paper = ReportPaper.of(report, List.of(), null, phrases);
        sheet.width(0, 110);
        sheet.value(0, 0, phrases.text("paper.sheet.notes"));
        sheet.style(0, 0).bold().fontSize(14).set();
        int row = 1;
        if (paper.readAt() != null) {
            sheet.value(row++, 0, phrases.text("reports.read-at", paper.readAt()));
        }
        for (String line : paper.method()) {
            sheet.style(row, 0).wrapText(true).set();
            sheet.value(row++, 0, line);
        }
        for (String line : paper.remarks()) {
            sheet.style(row, 0).wrapText(true).set();
            sheet.value(row++, 0, line);
        }
    }

    private void moment(Worksheet sheet, int row, int column, Instant instant) {
        LocalDateTime local = instant.atZone(phrases.zone()).toLocalDateTime();
        sheet.value(row, column, local);
        sheet.style(row, column).format(MOMENT).set();
    }

    private void figure(Worksheet sheet, int row, int column, MetricValue value) {
        if (value instanceof MetricValue.Count count) {
            whole(sheet, row, column, count.value());
        } else {
            sheet.value(row, column, phrases.figure(value));
        }
    }

    private void tally(Worksheet sheet, int row, int column, Tally tally, boolean any) {
        if (any) {
            figure(sheet, row, column, tally.figure());
        } else {
            sheet.value(row, column, phrases.text("reports.no-posts"));
        }
    }

    private static void whole(Worksheet sheet, int row, int column, @Nullable Number value) {
        if (value != null) {
            sheet.value(row, column, value);
            sheet.style(row, column).format(WHOLE).set();
        }
    }

    private static void percent(Worksheet sheet, int row, int column, @Nullable BigDecimal percent) {
        if (percent != null) {
            sheet.value(row, column, percent.movePointLeft(2));
            sheet.style(row, column).format("0.0%").set();
        }
    }

    private void rate(Worksheet sheet, int row, int column, Rate rate) {
        switch (rate) {
            case Rate.Per1000 known -> {
                sheet.value(row, column, known.per1000());
                sheet.style(row, column).format(DECIMAL).set();
            }
            case Rate.TooFew few -> sheet.value(row, column, phrases.text("reports.too-few"));
            case Rate.NoBase none -> sheet.value(row, column, phrases.text("reports.no-base"));
            case Rate.NotYetRead none -> sheet.value(row, column, phrases.text("metric.not-yet-known"));
        }
    }
}
