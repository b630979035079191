/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.reports.cards.ChartCard;
import de.malklug.reports.cards.Kpi;
import de.malklug.reports.cards.TableCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard shows, in words and drawings.
 *
 * @param lead what the figures are about
 * @param readAt when the newest figure was read; null if nothing was
 * @param notes what keeps figures from being complete
 * @param findings figures that cannot be right; null if there are none
 * @param postsHref every figure the sums are made of
 * @param empty what stands here instead while there are no figures; null if there are
 */
record DashboardPage(
        String lead,
        Filters filters,
        @Nullable String readAt,
        List<String> notes,
        @Nullable Findings findings,
        List<Kpi> kpis,
        ChartCard trend,
        ChartCard inhabitants,
        ChartCard share,
        ChartCard bestTime,
        AnchorCard anchor,
        TableCard networks,
        List<TableCard> comparisons,
        String rankedBy,
        List<PostRows.Row> best,
        String postsHref,
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
            List<Choice> themes,
            List<Age> ages,
            @Nullable String age,
            @Nullable String clear) {}

    /** @param href the same page at another age */
    record Age(String text, String href, boolean chosen) {}

    /**
     * Before and after the anchor event.
     *
     * @param missing why there is nothing to compare; null if there is
     */
    record AnchorCard(
            String heading,
            @Nullable TableCard table,
            @Nullable String missing) {}

    record Choice(String value, String text, boolean chosen) {}

    /** @param number how many there are, the one in words among them */
    record Findings(String text, int number, String href) {}

    record Download(String text, String href) {}

    record Empty(String heading, String text) {}
}
