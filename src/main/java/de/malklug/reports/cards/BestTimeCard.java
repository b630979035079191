/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import de.malklug.reports.BestTime;
import de.malklug.reports.BestTime.Cell;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.cards.FigureWords.Shown;
import de.malklug.wording.Phrases;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When posts got most reactions. */
final class BestTimeCard {

    private static final String ID = "best-time";

    /** Always shown; other hours only if a post appeared in them. */
    private static final List<Integer> USUAL = List.of(6, 9, 12, 15, 18);

    private static final List<Integer> ALL = List.of(0, 3, 6, 9, 12, 15, 18, 21);

    private final BestTime times;
    private final Phrases phrases;
    private final FigureWords words;

    BestTimeCard(EngagementReport report, Phrases phrases) {
        this.times = report.bestTime();
        this.phrases = phrases;
        this.words = new FigureWords(phrases);
    }

    ChartCard card() {
        String heading = phrases.text("reports.best-time");
        List<Integer> hours = ALL.stream()
                .filter(hour ->
                        USUAL.contains(hour) || times.cells().stream().anyMatch(cell -> cell.fromHour() == hour))
                .toList();
        List<HeatMap.Row> rows = hours.stream()
                .map(hour -> new HeatMap.Row(stretch(hour), tiles(hour)))
                .toList();
        List<String> days = Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, phrases.locale())
                        .replace(".", ""))
                .toList();
        String finding = finding();
        return new ChartCard(
                ID,
                heading,
                finding,
                remark(),
                List.of(new HeatMap(heading + ": " + finding, days, rows).draw(ID)),
                new DataTable(phrases.text("reports.best-time.table"), heads(days), tableRows(hours)));
    }

    private String finding() {
        return times.best()
                .map(cell -> phrases.text(
                        "reports.best-time.best",
                        cell.day().getDisplayName(TextStyle.FULL_STANDALONE, phrases.locale()),
                        cell.fromHour(),
                        cell.fromHour() + BestTime.HOURS,
                        words.decimal(cell.mean())))
                .orElseGet(() -> phrases.text("reports.best-time.none"));
    }

    private String remark() {
        String sure = "reports.best-time.sure."
                + times.sure().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return phrases.text(sure, times.best().map(Cell::posts).orElse(0)) + " "
                + phrases.text("reports.best-time.remark", BestTime.FEWEST_POSTS);
    }

    private Optional<Cell> cell(DayOfWeek day, int hour) {
        return times.cells().stream()
                .filter(each -> each.day() == day && each.fromHour() == hour)
                .findFirst();
    }

    private List<HeatMap.Tile> tiles(int hour) {
        List<HeatMap.Tile> tiles = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            tiles.add(cell(day, hour)
                    .filter(Cell::isEnough)
                    .map(each -> new HeatMap.Tile(
                            phrases.number(Math.round(each.mean().doubleValue())),
                            each.mean().doubleValue()))
                    .orElse(null));
        }
        return tiles;
    }

    private List<String> heads(List<String> days) {
        List<String> heads = new ArrayList<>();
        heads.add(phrases.text("reports.best-time.hours"));
        heads.addAll(days);
        return heads;
    }

    private List<DataRow> tableRows(List<Integer> hours) {
        return hours.stream()
                .map(hour -> new DataRow(
                        stretch(hour),
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> shown(cell(day, hour)))
                                .toList()))
                .toList();
    }

    private Shown shown(Optional<Cell> cell) {
        if (cell.isEmpty()) {
            return new Shown(phrases.text("reports.no-posts"), false);
        }
        return cell.get().isEnough()
                ? new Shown(
                        phrases.text(
                                "reports.best-time.cell",
                                words.decimal(cell.get().mean()),
                                cell.get().posts()),
                        true)
                : new Shown(phrases.text("reports.too-few"), false);
    }

    private static String stretch(int hour) {
        return "%02d–%02d".formatted(hour, hour + BestTime.HOURS);
    }
}
