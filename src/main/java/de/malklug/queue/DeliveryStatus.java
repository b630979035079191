/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a delivery stands. The only legal ways from one to another stand in {@link #NEXT}. */
public enum DeliveryStatus {
    /** Waits for its time, or for the next step or try. */
    SCHEDULED,
    /** Claimed: a call may be under way. */
    PUBLISHING,
    /** Live, with a permalink. */
    PUBLISHED,
    /** Surely not live; a person is told. */
    FAILED,
    /** May be live: malklug looks, or a person is asked. Never resent blindly. */
    UNCONFIRMED,
    /** Stopped by a person; nothing is sent until a person resumes it. */
    HELD,
    /** Its latest time passed before it could be sent; never sent late without a person's word. */
    MISSED,
    /** Withdrawn before anything was sent. */
    CANCELLED;

    private static final Map<DeliveryStatus, Set<DeliveryStatus>> NEXT = new EnumMap<>(Map.of(
            SCHEDULED, EnumSet.of(PUBLISHING, HELD, MISSED, CANCELLED),
            PUBLISHING, EnumSet.of(PUBLISHED, SCHEDULED, FAILED, UNCONFIRMED, HELD),
            UNCONFIRMED, EnumSet.of(PUBLISHED, SCHEDULED, FAILED),
            HELD, EnumSet.of(SCHEDULED, MISSED, CANCELLED),
            FAILED, EnumSet.of(SCHEDULED, CANCELLED),
            MISSED, EnumSet.of(SCHEDULED, CANCELLED),
            CANCELLED, EnumSet.of(SCHEDULED),
            PUBLISHED, EnumSet.noneOf(DeliveryStatus.class)));

    /** Whether a delivery may go from here to there in one step. */
    public boolean mayBecome(DeliveryStatus next) {
        return nextStates().contains(next);
    }

    /** Where a delivery may go from here. */
    public Set<DeliveryStatus> nextStates() {
        return NEXT.getOrDefault(this, Set.of());
    }

    /** Whether a person has to decide something about it. */
    public boolean waitsForAPerson() {
        return this == FAILED || this == UNCONFIRMED || this == MISSED;
    }
}
