/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.desk;

import de.malklug.web.compose.PostDifferences.Difference;
import de.malklug.web.desk.DeskView.Changed;
import de.malklug.web.desk.DeskView.Check;
import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Posts that wait for an approval.
 *
 * @param mine those the reader can decide, the most urgent first
 * @param others those somebody else has to decide
 */
record ApprovalsPage(List<Card> mine, List<Card> others) {

    /**
     * One of them.
     *
     * @param id for links within the page
     * @param key as forms send it
     * @param deadline until when it should be approved, or that this has passed
     * @param overdue whether that has passed
     * @param approvals how many there are and how many are needed; empty if one is
     * @param since what changed since it was last approved; empty if it never was
     * @param approvedBefore when that was; null if never
     * @param says everything it says, where it never was approved
     * @param pictures addresses of pictures with what a screen reader says
     * @param refusal why the reader can't approve it; null if the reader can
     * @param changed what somebody changed while the reader was deciding; null if nothing
     */
    record Card(
            String id,
            String key,
            String address,
            int version,
            String title,
            Town town,
            Instant dueAt,
            String due,
            String deadline,
            boolean overdue,
            String people,
            String networks,
            String approvals,
            @Nullable String approvedBefore,
            List<Difference> since,
            List<Saying> says,
            List<Picture> pictures,
            List<Check> checks,
            int remarks,
            @Nullable String refusal,
            @Nullable Changed changed) {}

    /** What one field says. */
    record Saying(String label, String text) {}

    record Picture(String src, String alt) {}
}
