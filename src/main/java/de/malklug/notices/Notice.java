/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.campaign.MunicipalityId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something people must know, as one reader has it. How it is worded is asked of {@link NoticeWords}.
 *
 * @param items how many single events it tells of
 * @param stillOpen how many of these are still open
 * @param titles of those that are still open, or of all if none is; at most ten
 * @param settledAt when nothing of it was open any more; null while something is
 * @param unread whether something came that the reader has not read
 */
public record Notice(
        String id,
        NoticeKind kind,
        boolean urgent,
        @Nullable MunicipalityId municipality,
        NoticeContent content,
        int items,
        int stillOpen,
        List<String> titles,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant settledAt,
        boolean unread) {

    public Notice {
        titles = List.copyOf(titles);
    }

    public boolean isOpen() {
        return settledAt == null;
    }
}
