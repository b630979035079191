/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.engagement.DataFinding;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.cards.ChartCard;
import de.malklug.reports.cards.Kpi;
import de.malklug.reports.cards.ReportCards;
import de.malklug.reports.cards.TableCard;
import de.malklug.wording.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A report as people read it, section by section: the same for the preview, HTML and PDF.
 *
 * @param remarks what keeps figures from being complete
 * @param foreword paragraphs; empty without one
 * @param checksum of the data behind it; null if they are not frozen
 */
public record ReportPaper(
        String language,
        String title,
        String lead,
        @Nullable String readAt,
        List<String> foreword,
        List<Kpi> kpis,
        List<String> remarks,
        List<Section> sections,
        List<String> method,
        @Nullable String checksum) {

    private static final int BEST = 15;

    /**
     * A part of a report.
     *
     * @param id stable; annotations are kept under it
     * @param drawing SVG; null without a chart
     * @param note what a person wrote beside it; empty without
     */
    public record Section(
            String id,
            String heading,
            String finding,
            String remark,
            @Nullable String drawing,
            de.malklug.reports.cards.@Nullable DataTable table,
            List<String> note) {}

    /** @param texts what people wrote into it */
    static ReportPaper of(EngagementReport report, List<ReportText> texts, @Nullable String checksum, Phrases phrases) {
        ReportCards cards = new ReportCards(report, phrases);
        Map<String, List<String>> written = new TreeMap<>();
        texts.forEach(text -> written.put(text.section(), paragraphs(text.content())));
        List<Section> sections = new ArrayList<>();
        for (ChartCard card : List.of(cards.trend(), cards.inhabitants(), cards.share(), cards.bestTime())) {
            sections.add(section(card, written));
        }
        cards.anchor().ifPresent(card -> sections.add(section(card, written)));
        for (TableCard card :
                List.of(cards.networks(), cards.themes(), cards.hashtags(), cards.kinds(), cards.best(BEST))) {
            if (!card.table().rows().isEmpty()) {
                sections.add(section(card, written));
            }
        }
        Instant readAt = report.readAt();
        return new ReportPaper(
                phrases.locale().getLanguage(),
                title(report, cards, phrases),
                cards.lead(),
                readAt == null ? null : phrases.instant(readAt),
                written.getOrDefault(ReportText.FOREWORD, List.of()),
                cards.kpis(),
                remarks(report, phrases),
                sections,
                List.of(
                        phrases.text("paper.method.engagement"),
                        phrases.text("paper.method.missing"),
                        phrases.text("paper.method.rates"),
                        phrases.text("paper.method.spread")),
                checksum);
    }

    static String title(EngagementReport report, ReportCards cards, Phrases phrases) {
        return phrases.text("paper.title", report.campaign().hashtag(), cards.municipality());
    }

    private static List<String> remarks(EngagementReport report, Phrases phrases) {
        List<String> remarks = new ArrayList<>();
        report.problems()
                .forEach(each ->
                        remarks.add(phrases.text("paper.problem", each.account(), phrases.instant(each.since()))));
        for (DataFinding each : report.findings()) {
            remarks.add(phrases.text(
                    "paper.finding." + each.kind().name().toLowerCase(Locale.ROOT),
                    phrases.network(each.network()),
                    phrases.instant(each.foundAt()),
                    each.title(),
                    phrases.metric(each.metric()),
                    phrases.number(each.told()),
                    phrases.number(each.before())));
        }
        return remarks;
    }

    private static Section section(ChartCard card, Map<String, List<String>> written) {
        return new Section(
                card.id(),
                card.heading(),
                card.finding(),
                card.remark(),
                card.drawings().isEmpty() ? null : card.drawings().getFirst(),
                card.table(),
                written.getOrDefault(card.id(), List.of()));
    }

    private static Section section(TableCard card, Map<String, List<String>> written) {
        return new Section(
                card.id(),
                card.heading(),
                card.finding(),
                "",
                null,
                card.table(),
                written.getOrDefault(card.id(), List.of()));
    }

    private static List<String> paragraphs(String text) {
        return text.strip()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
