/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.inbox;

import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came in.
 *
 * @param lead how many wait, in a sentence
 * @param tabs by where they stand
 * @param asked requests, one line for each town
 * @param standing links without an end in sight, one line for each town in reach
 */
record InboxPage(String lead, List<Tab> tabs, List<Row> rows, List<Asked> asked, List<Standing> standing) {

    /** @param icon of the state, also its colour */
    record Tab(String href, String icon, String name, int count, boolean current) {}

    /**
     * A contribution.
     *
     * @param until deadline of what it answers; null for none
     * @param day when it is wished; empty for no wish
     */
    record Row(
            String href,
            Town town,
            String title,
            Instant receivedAt,
            String received,
            String day,
            @Nullable Instant untilAt,
            @Nullable String until,
            String icon,
            String word) {}

    /**
     * Something a town was asked for.
     *
     * @param came how many contributions came, in words
     */
    record Asked(
            String href,
            Town town,
            String theme,
            Instant untilAt,
            String until,
            String icon,
            String word,
            String came) {}

    /** @param href null where there is no link yet */
    record Standing(Town town, @Nullable String href, String campaign, String text) {}
}
