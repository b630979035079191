/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.web.layout.Town;
import de.malklug.web.reports.FigureWords.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard shows, in words and drawings.
 *
 * @param lead what the figures are about
 * @param readAt when the newest figure was read; null if nothing was
 * @param notes what keeps figures from being complete
 * @param empty what stands here instead while there are no figures; null if there are
 */
record DashboardPage(
        String lead,
        Filters filters,
        @Nullable String readAt,
        List<String> notes,
        List<Kpi> kpis,
        ChartCard trend,
        ChartCard inhabitants,
        ChartCard share,
        TableCard networks,
        List<BestPost> best,
        List<Download> downloads,
        @Nullable Empty empty) {

    /**
     * What can be chosen.
     *
     * @param campaign carried along; null if the address names none
     * @param clear the address without filters; null if there are none
     */
    record Filters(
            @Nullable String campaign,
            List<Choice> days,
            List<Choice> municipalities,
            List<Choice> networks,
            @Nullable String clear) {}

    record Choice(String value, String text, boolean chosen) {}

    /** @param remark what the figure is made of */
    record Kpi(String name, Shown value, String remark) {}

    /**
     * A chart with its finding and its table.
     *
     * @param id unique on the page
     * @param finding what it shows, in one sentence
     * @param remark how to read it
     * @param drawings SVG, the same for different widths; empty if there is nothing to draw
     */
    record ChartCard(
            String id,
            String heading,
            String finding,
            String remark,
            List<String> drawings,
            @Nullable DataTable table) {}

    /** A table with its finding. */
    record TableCard(String heading, String finding, DataTable table) {}

    /** @param heads of the columns, the first of the rows' own heads */
    record DataTable(String caption, List<String> heads, List<DataRow> rows) {}

    record DataRow(String head, List<Shown> cells) {}

    record BestPost(
            String title,
            String href,
            @Nullable String remoteHref,
            Town town,
            String network,
            List<Shown> figures,
            boolean gone) {}

    record Download(String text, String href) {}

    record Empty(String heading, String text) {}
}
