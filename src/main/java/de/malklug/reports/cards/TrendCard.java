/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import de.malklug.campaign.MunicipalityId;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.Trend;
import de.malklug.reports.cards.FigureWords.Shown;
import de.malklug.wording.Phrases;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reactions over time, one line per municipality. */
final class TrendCard {

    private static final String ID = "trend";

    private final Trend trend;
    private final List<TownLook> towns;
    private final Phrases phrases;
    private final String step;

    private TrendCard(Trend trend, List<TownLook> towns, Phrases phrases) {
        this.trend = trend;
        this.towns = towns.stream()
                .filter(town -> trend.gains().containsKey(town.id()))
                .toList();
        this.phrases = phrases;
        this.step = trend.step().name().toLowerCase(Locale.ROOT);
    }

    static ChartCard of(EngagementReport report, List<TownLook> towns, Phrases phrases) {
        return new TrendCard(report.trend(), towns, phrases).card();
    }

    private ChartCard card() {
        if (trend.isEmpty()) {
            return new ChartCard(ID, heading(), phrases.text("reports.trend.none"), "", List.of(), null);
        }
        LineChart chart = new LineChart(phrases.text("reports.trend.title", heading(), finding()), names(), lines());
        return new ChartCard(
                ID,
                heading(),
                finding(),
                phrases.text(
                        "reports.trend.remark." + (trend.step() == Trend.Step.DAY ? "days" : "hours"),
                        phrases.zoneName(trend.starts().getLast().toInstant())),
                List.of(chart.wide(ID + "-wide"), chart.narrow(ID + "-narrow")),
                table());
    }

    private String heading() {
        return phrases.text("reports.trend." + step);
    }

    private String finding() {
        Optional<Trend.Leader> leader = trend.leader().filter(each -> each.of() > 2);
        if (leader.isPresent()) {
            return phrases.text(
                    "reports.trend.leader." + step,
                    name(leader.get().municipality()),
                    leader.get().steps(),
                    leader.get().of());
        }
        return phrases.text(
                "reports.trend.total." + step, trend.total(), trend.starts().size());
    }

    private String name(MunicipalityId id) {
        return towns.stream()
                .filter(town -> town.id().equals(id))
                .map(TownLook::name)
                .findFirst()
                .orElse(id.value());
    }

    private List<String> names() {
        DateTimeFormatter form =
                DateTimeFormatter.ofPattern(phrases.text("reports.trend.pattern." + step), phrases.locale());
        return trend.starts().stream().map(form::format).toList();
    }

    private List<LineChart.Line> lines() {
        return towns.stream()
                .map(town -> new LineChart.Line(town.name(), town.sign(), town.look(), gains(town)))
                .toList();
    }

    private List<Long> gains(TownLook town) {
        return trend.gains().getOrDefault(town.id(), List.of());
    }

    private DataTable table() {
        List<String> heads = new ArrayList<>();
        heads.add(phrases.text("reports.trend.step." + step));
        towns.forEach(town -> heads.add(town.name()));
        List<DataRow> rows = new ArrayList<>();
        for (int i = 0; i < trend.starts().size(); i++) {
            int at = i;
            rows.add(new DataRow(
                    name(trend.starts().get(i)),
                    towns.stream()
                            .map(town -> new Shown(phrases.number(gains(town).get(at)), true))
                            .toList()));
        }
        return new DataTable(heading(), heads, rows);
    }

    private String name(ZonedDateTime start) {
        return trend.step() == Trend.Step.DAY
                ? phrases.day(start.toInstant())
                : phrases.text(
                        "reports.trend.moment", phrases.day(start.toInstant()), phrases.shortTime(start.toInstant()));
    }
}
