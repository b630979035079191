/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import java.time.Instant;
import java.util.List;

/**
 * What came of asking malklug to read figures now.
 */
public sealed interface EngagementRun {

    /**
     * It read all that was due.
     *
     * @param accounts how many accounts were visited
     * @param posts how many posts were read, those the network no longer knew included
     * @param planned how many calls it meant to make before it made the first, interrupted runs apart
     * @param calls how many calls were made
     * @param problems accounts that could not be read in full; the others are not affected
     */
    record Finished(
            Instant startedAt,
            Instant endedAt,
            int accounts,
            int posts,
            int planned,
            int calls,
            List<EngagementProblem> problems)
            implements EngagementRun {

        public Finished {
            problems = List.copyOf(problems);
        }
    }

    /** Another run is under way; nothing was done. */
    record AlreadyRunning(Instant since) implements EngagementRun {}
}
