/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.campaign.MunicipalityId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened and that people must know.
 *
 * @param event names it for good: the same event is never told twice
 * @param standing whether it is a state with no beginning of its own: told once while it lasts, and again when it comes back
 * @param cause what it has in common with others, so that fifty of one cause are one notice
 * @param readers names of persons for {@link Audience#NAMED}; empty otherwise
 * @param title what it is about, for the list below the notice
 */
record Occurrence(
        String event,
        boolean standing,
        String cause,
        NoticeKind kind,
        boolean urgent,
        Audience audience,
        Set<String> readers,
        @Nullable MunicipalityId municipality,
        NoticeContent content,
        String title,
        Instant at) {

    Occurrence {
        readers = Set.copyOf(readers);
    }
}
