/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.web.layout.Town;
import de.malklug.web.queue.QueueRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first page tells.
 *
 * @param nothingWaits the sentence for a day on which nothing waits
 * @param week null for readers who may not see the ledger
 */
record StartPage(
        String title,
        String lead,
        List<Waiting> waiting,
        int waitingInAll,
        String nothingWaits,
        DayRail day,
        String now,
        List<Next> next,
        @Nullable Week week,
        List<Care> accounts,
        int ready) {

    /** A delivery that waits for a person. */
    record Waiting(QueueRow row, String explanation, String href) {}

    /** A post that comes next. @param day empty for today */
    record Next(Instant dueAt, String time, String day, Town town, String title, String href, List<Network> networks) {}

    /** @param sign two letters for tight places */
    record Network(String sign, String name) {}

    /**
     * The last seven days.
     *
     * @param today how many deliveries are still scheduled for today
     */
    record Week(String days, int published, int due, int open, String slowest, int today) {}

    /** An account that needs somebody. */
    record Care(String name, String text) {}
}
