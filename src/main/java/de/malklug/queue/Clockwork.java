/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether the queue really works: whether what is due is claimed in time. */
public interface Clockwork {

    Pulse pulse();

    /**
     * @param running whether everything due was claimed within the grace
     * @param lastBeat when the clockwork last proved itself
     * @param nextDue the next instant at which something is due, or null
     * @param overdue how many deliveries are due and unclaimed beyond the grace
     * @param overdueSince the oldest of their due instants, or null
     * @param alarms what is wrong, for people; empty if nothing is
     */
    record Pulse(
            boolean running,
            Instant lastBeat,
            @Nullable Instant nextDue,
            int overdue,
            @Nullable Instant overdueSince,
            List<Explanation> alarms) {}
}
