/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.networks.Checkpoint;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries claimed deliveries. Called on a thread of its own, one delivery per account at a time. */
public interface DeliveryHandler {

    /**
     * Publishes, from where the delivery stands. Stores every step through {@code progress} before the next call.
     */
    Verdict publish(ClaimedDelivery delivery, Progress progress);

    /** Looks whether an unconfirmed delivery is live. Changes nothing over there. */
    Verdict look(ClaimedDelivery delivery);

    /**
     * What it means for an unconfirmed delivery that a person saw it at this address. Calls nobody.
     *
     * @param address null if the person does not know where exactly
     */
    default Sighting seen(ClaimedDelivery delivery, @Nullable URI address) {
        return new Sighting.Somewhere();
    }

    /** Called when the verdict is durable, for what may fail without harm: an account's health, a notice. */
    default void afterwards(ClaimedDelivery delivery, Verdict verdict) {}

    /**
     * A delivery somebody works on.
     *
     * @param checkpoint the step to go on with; null if none was taken yet
     * @param keyGeneration how often a person decided to send again
     * @param tries how many tries of this step were deferred or repeated so far
     * @param firstAttemptAt when its first attempt began
     * @param unclearSince when its unclear attempt ended; null unless unconfirmed
     * @param absentLooks how many looks in a row did not find it
     * @param askedAt since when a person is asked, or null
     */
    record ClaimedDelivery(
            Delivery delivery,
            @Nullable Checkpoint checkpoint,
            int keyGeneration,
            int tries,
            Instant firstAttemptAt,
            @Nullable Instant unclearSince,
            int absentLooks,
            @Nullable Instant askedAt) {}

    /** What a person saw, as far as the address tells. */
    sealed interface Sighting {

        /** It is known what is there: the publication goes on as if the lost answer had arrived. */
        record Known(Verdict verdict) implements Sighting {}

        /** The address tells no more than where it is. */
        record Somewhere() implements Sighting {}

        /** No post of this account has such an address. */
        record Elsewhere() implements Sighting {}
    }

    /** Where a handler stores how far it has come. */
    interface Progress {

        /**
         * Stores the next step durably.
         *
         * @return false if the handler must not make the call: stopped meanwhile, or the claim was lost; it then returns
         *     {@link Verdict.Interrupted}
         */
        boolean reached(Checkpoint next);
    }
}
