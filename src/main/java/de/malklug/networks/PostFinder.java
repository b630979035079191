/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.time.Duration;
import java.time.Instant;

/** A network that can be asked whether a message whose answer was lost is there after all. */
public interface PostFinder {

    /** How long after the lost call ended the network may still be working on it. */
    Duration settlingTime();

    /**
     * Whether a look sees everything that was accepted before it, so that a surely absent post may be sent again more than
     * once without asking a person.
     */
    default boolean consistent() {
        return false;
    }

    /**
     * Looks for what the step {@code at} may have made public. Changes nothing over there.
     *
     * @param since start of the delivery's first attempt, by our clock
     */
    Search find(PublishRequest request, Checkpoint at, Instant since);

    /** What a look found. */
    sealed interface Search {

        /**
         * Exactly one candidate, and everything we know fits.
         *
         * @param remoteId its id; adopted only if no other delivery owns it
         * @param outcome how the publication goes on, as if the lost answer had arrived: published, or the next step
         */
        record Found(String remoteId, PublishOutcome outcome) implements Search {}

        /** It is not there now. Counts as surely absent only at the end of the settling time. */
        record Absent() implements Search {}

        /**
         * The network cannot say: unreachable, unreadable, more than one candidate.
         *
         * @param evidence what was seen, free of secrets
         */
        record CannotTell(String evidence) implements Search {}
    }
}
