/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first page tells.
 *
 * @param role {@code agency}, {@code municipality}, {@code marketing} or {@code admin}
 * @param mayWrite whether the reader may write posts
 * @param week null for readers who may not see the ledger
 * @param fair null where it is nobody's concern
 * @param accounts null where it is nobody's concern
 * @param reporting reports to be written; null where that is nobody's concern
 * @param came what came in without an account; null for readers who write no posts
 * @param figures for whoever writes reports; null for others
 * @param work for whoever runs malklug; null for others
 */
record StartPage(
        String role,
        String title,
        String lead,
        boolean mayWrite,
        Tile<Waiting> waiting,
        Tile<DayRail> day,
        String now,
        Tile<List<Next>> next,
        @Nullable Tile<Week> week,
        @Nullable Tile<Fair> fair,
        @Nullable Tile<Accounts> accounts,
        @Nullable Tile<Reporting> reporting,
        @Nullable Tile<Came> came,
        @Nullable Tile<Figures> figures,
        @Nullable Tile<Work> work) {

    /**
     * @param nothing the sentence for a day on which nothing waits
     * @param inAll how many deliveries wait, also those not shown
     */
    record Waiting(List<Item> items, String nothing, int inAll) {}

    /**
     * Something that waits for a person.
     *
     * @param icon of its state
     * @param word of its state, or how many
     */
    record Item(String icon, String word, String heading, String text, String action, String href) {}

    /**
     * A post that comes next.
     *
     * @param day empty for today
     * @param state how far it is on its accounts; empty where that says nothing
     */
    record Next(
            Instant dueAt,
            String time,
            String day,
            Town town,
            String title,
            String href,
            List<Network> networks,
            String state) {}

    /** @param sign two letters for tight places */
    record Network(String sign, String name) {}

    /**
     * The last seven days.
     *
     * @param kpis four figures that matter
     */
    record Week(String days, List<Kpi> kpis) {}

    /**
     * A figure that matters.
     *
     * @param label what it is, worded
     * @param small what stands smaller behind it
     * @param text the sentence below
     */
    record Kpi(String label, String value, String small, String text) {}

    /**
     * How this week's posts are spread.
     *
     * @param own what it says about the reader's own municipality, or empty
     * @param basis by what they are shared out
     * @param collisions how many the next days have; empty where there is no campaign
     */
    record Fair(List<Share> shares, String own, String basis, String collisions) {}

    /**
     * @param width of its bar, of {@code 200}
     * @param even its fair share in percent
     * @param mark where its fair share would be, of {@code 200}
     */
    record Share(Town town, int percent, int even, int width, int mark) {}

    /** @param ready how many others are ready */
    record Accounts(List<Care> care, int ready) {}

    /**
     * What came in without an account.
     *
     * @param lines how much waits, in words
     */
    record Came(List<String> lines) {}

    /** An account that needs somebody. @param icon of its state */
    record Care(String icon, String name, String text) {}

    /**
     * For whoever writes reports.
     *
     * @param findings what is wrong with the data
     * @param outliers posts that did much better than the others
     */
    record Figures(List<Finding> findings, List<Outlier> outliers) {}

    /** @param href its snapshots; null for what is wrong with an account as a whole */
    record Finding(String name, String text, @Nullable String href) {}

    /** @param snapshotsHref where its figure comes from */
    record Outlier(Town town, String title, String href, String text, String snapshotsHref) {}

    /**
     * Reports to be written.
     *
     * @param due those that are made every month, in words
     */
    record Reporting(List<String> due, List<OpenReport> open) {}

    /** A report that still lacks something. @param lacks what, worded */
    record OpenReport(String title, String lacks, String action, String href) {}

    /**
     * For whoever runs malklug.
     *
     * @param lines what to know, each with the state whose colour it has
     */
    record Work(List<Line> lines) {}

    record Line(String icon, String text, String href, String action) {}
}
