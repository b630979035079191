/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.board;

import de.malklug.campaign.Shares.Basis;
import de.malklug.plan.Balance;
import de.malklug.plan.Balance.Line;
import de.malklug.plan.Balance.Measure;
import de.malklug.reports.cards.BarChart;
import de.malklug.reports.cards.ChartCard;
import de.malklug.reports.cards.DataRow;
import de.malklug.reports.cards.DataTable;
import de.malklug.reports.cards.FigureWords;
import de.malklug.reports.cards.FigureWords.Shown;
import de.malklug.web.board.BoardPage.Cell;
import de.malklug.web.board.BoardPage.Row;
import de.malklug.web.board.BoardPage.Table;
import de.malklug.web.layout.Town;
import de.malklug.wording.Phrases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells in words and drawings how posts are spread. */
final class BoardFigures {

    private final Balance balance;
    private final Basis basis;
    private final List<Town> towns;
    private final Phrases phrases;
    private final FigureWords words;

    BoardFigures(Balance balance, Basis basis, List<Town> towns, Phrases phrases) {
        this.balance = balance;
        this.basis = basis;
        this.towns = towns;
        this.phrases = phrases;
        this.words = new FigureWords(phrases);
    }

    List<ChartCard> charts() {
        return Stream.of(Measure.values()).map(this::chart).toList();
    }

    private ChartCard chart(Measure measure) {
        String id = "share-" + word(measure);
        String heading = phrases.text("board.chart." + word(measure));
        List<Line> lines = balance.shared();
        List<BarChart.Bar> bars = lines.stream().map(line -> bar(line, measure)).toList();
        double full = lines.stream()
                        .flatMap(line -> Stream.of(share(line, measure), line.fair()))
                        .filter(each -> each != null)
                        .mapToDouble(BigDecimal::doubleValue)
                        .max()
                        .orElse(0)
                * 1.2;
        double middle = lines.isEmpty() ? 0 : 100.0 / lines.size();
        BarChart.Marker marker = new BarChart.Marker(middle, phrases.text("board.mark"));
        String finding = finding(measure);
        boolean known = balance.sum(measure, null) > 0;
        return new ChartCard(
                id,
                heading,
                finding,
                known ? phrases.text("board.basis." + basis.written()) : "",
                known ? List.of(new BarChart(heading + ": " + finding, bars, full, marker).draw(id)) : List.of(),
                known ? table(heading, measure) : null);
    }

    private DataTable table(String heading, Measure measure) {
        return new DataTable(
                heading,
                List.of(
                        phrases.text("reports.col.municipality"),
                        phrases.text("board.measure." + word(measure)),
                        phrases.text("reports.col.share"),
                        phrases.text("board.col.fair"),
                        phrases.text("board.col.deviation")),
                balance.lines().stream()
                        .map(line -> new DataRow(
                                line.municipality().name(),
                                List.of(
                                        figure(line.total().of(measure), measure),
                                        percent(share(line, measure)),
                                        percent(line.fair()),
                                        new Shown(
                                                line.fair() == null
                                                        ? phrases.text("board.no-share")
                                                        : deviation(balance.above(line, measure, null)),
                                                line.fair() != null))))
                        .toList());
    }

    private BarChart.Bar bar(Line line, Measure measure) {
        Town town = town(line);
        BigDecimal share = share(line, measure);
        BarChart.Bar bar = new BarChart.Bar(
                town.name(),
                town.sign(),
                town.look(),
                share == null ? null : share.doubleValue(),
                share == null ? phrases.text("metric.not-yet-known") : words.percent(share));
        return line.fair() == null ? bar : bar.against(line.fair().doubleValue());
    }

    private @Nullable BigDecimal share(Line line, Measure measure) {
        return balance.share(line, measure);
    }

    /** Who is furthest from the fair part, in one sentence. */
    private String finding(Measure measure) {
        if (balance.sum(measure, null) == 0) {
            return phrases.text(measure == Measure.REACH ? "board.finding.no-reach" : "board.finding.nothing");
        }
        Comparator<Line> byDistance = Comparator.comparing(line -> above(line, measure));
        Line most = balance.shared().stream().max(byDistance).orElseThrow();
        Line least = balance.shared().stream().min(byDistance).orElseThrow();
        long over = above(most, measure);
        long under = -above(least, measure);
        if (over <= 0 && under <= 0) {
            return phrases.text("board.finding.even");
        }
        String key = over <= 0 ? "board.finding.under" : under <= 0 ? "board.finding.over" : "board.finding.both";
        return phrases.text(
                key,
                most.municipality().name(),
                phrases.number(over),
                least.municipality().name(),
                phrases.number(under));
    }

    private long above(Line line, Measure measure) {
        Long above = balance.above(line, measure, null);
        return above == null ? 0 : above;
    }

    Table weeks(Measure measure) {
        List<Row> rows = new ArrayList<>();
        for (LocalDate week : balance.weeks()) {
            rows.add(new Row(
                    phrases.text("board.week", week.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                    phrases.days(week, week.plusDays(6)),
                    cells(measure, week)));
        }
        if (balance.weeks().size() > 1) {
            rows.add(new Row(phrases.text("board.total"), "", cells(measure, null)));
        }
        return new Table(
                phrases.text("board.table." + word(measure)),
                balance.lines().stream().map(this::town).toList(),
                rows);
    }

    private List<Cell> cells(Measure measure, @Nullable LocalDate week) {
        return balance.lines().stream().map(line -> cell(line, measure, week)).toList();
    }

    private Cell cell(Line line, Measure measure, @Nullable LocalDate week) {
        Long number =
                week == null ? line.total().of(measure) : Balance.at(line, week).of(measure);
        Shown figure = figure(number, measure);
        boolean nothing = balance.sum(measure, week) == 0;
        Long above = nothing ? null : balance.above(line, measure, week);
        return new Cell(
                figure.text(),
                figure.known(),
                above == null ? "" : deviation(above),
                above == null || above == 0 ? "" : above > 0 ? "is-over" : "is-under");
    }

    private Shown figure(@Nullable Long number, Measure measure) {
        return number == null
                ? new Shown(phrases.text("metric.not-yet-known"), false)
                : new Shown(phrases.number(number), true);
    }

    private Shown percent(@Nullable BigDecimal percent) {
        return percent == null
                ? new Shown(phrases.text("reports.not-applicable"), false)
                : new Shown(words.percent(percent), true);
    }

    /** How much too much or too little, for example {@code 2 über}. */
    String deviation(@Nullable Long above) {
        if (above == null) {
            return phrases.text("metric.not-yet-known");
        }
        return above == 0
                ? phrases.text("board.deviation.none")
                : phrases.text(
                        above > 0 ? "board.deviation.over" : "board.deviation.under", phrases.number(Math.abs(above)));
    }

    private Town town(Line line) {
        return towns.stream()
                .filter(each -> each.id().equals(line.municipality().id()))
                .findFirst()
                .orElseThrow();
    }

    /** What is shown, for a message key. */
    static String word(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }
}
