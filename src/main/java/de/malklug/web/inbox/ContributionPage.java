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
 * A contribution, and what can be done with it.
 *
 * @param waits whether nobody decided yet
 * @param from who sent it; empty if they said nothing or it was forgotten
 * @param mail where they can be asked; empty for nowhere
 * @param where wished networks, in words
 * @param reason why nothing comes of it; null if something may
 * @param post where the post is that became of it; null for none
 * @param link where the link is told by which it came; null if the reader may not see it
 */
record ContributionPage(
        String id,
        int version,
        Town town,
        String title,
        @Nullable String wish,
        String icon,
        String word,
        boolean waits,
        Instant receivedAt,
        String received,
        @Nullable String changed,
        @Nullable Instant untilAt,
        @Nullable String until,
        String text,
        int length,
        List<Shown> pictures,
        List<Said> said,
        String from,
        String mail,
        String day,
        String where,
        @Nullable String reason,
        @Nullable String settled,
        @Nullable String post,
        String link,
        boolean forgotten,
        long keepDays,
        List<String> findings,
        boolean leavesOut) {

    /**
     * @param persons whether people can be recognised, in words
     * @param icon of the state of that
     */
    record Shown(String src, String alt, String facts, String icon, String persons) {}

    /** @param who null for whoever contributed */
    record Said(Instant at, String time, @Nullable String who, String text) {}
}
