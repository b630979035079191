/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a delivery: an attempt, a look, or a person's decision. Never changed afterwards.
 *
 * @param seq counts the delivery's events from 1
 * @param step the publication step it was about, or null
 * @param status the delivery's status afterwards
 * @param person who decided, or null if malklug did
 */
public record DeliveryEvent(
        DeliveryId delivery,
        int seq,
        Kind kind,
        Instant startedAt,
        Instant endedAt,
        @Nullable String step,
        DeliveryStatus status,
        @Nullable String person,
        @Nullable Explanation explanation) {

    /** What happened. */
    public enum Kind {
        /** The delivery was planned, moved or withdrawn by a plan. */
        PLAN,
        /** malklug tried to publish, or the next step of it. */
        ATTEMPT,
        /** malklug looked whether an unclear attempt is live. */
        LOOK,
        /** A person decided. */
        DECISION
    }
}
