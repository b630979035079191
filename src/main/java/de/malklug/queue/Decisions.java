/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.editorial.Actor;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person may decide about a delivery. Each takes the version the person saw and the person, is recorded with the
 * delivery and in the audit trail, and is refused if the delivery moved on meanwhile.
 */
public interface Decisions {

    /** Keeps a scheduled delivery from being sent until {@link #resume}. */
    Decision hold(DeliveryId id, int version, Actor person);

    /** Lets a held delivery go on at its time; if its latest time has passed it is missed and asked about. */
    Decision resume(DeliveryId id, int version, Actor person);

    /** Withdraws a delivery of which nothing was sent. */
    Decision cancel(DeliveryId id, int version, Actor person);

    /** Sends a failed or missed delivery now; a person's word overrules its latest time. */
    Decision sendNow(DeliveryId id, int version, Actor person);

    /** Gives a scheduled, held, failed or missed delivery another time. */
    Decision moveTo(DeliveryId id, int version, Instant dueAt, Actor person);

    /** Looks for an unconfirmed delivery at once. */
    Decision lookNow(DeliveryId id, int version, Actor person);

    /**
     * An unconfirmed delivery is live: the person saw it there. Where more of it is to follow, that is sent; if the address
     * tells which post it is, as if malklug had found it.
     *
     * @param url where the person saw it; may be null only on a network that can't be asked, where nothing depends on it
     */
    Decision itIsThere(DeliveryId id, int version, @Nullable URI url, Actor person);

    /** An unconfirmed delivery is not live: the person looked. It is sent again, under a new key. */
    Decision itIsNotThere(DeliveryId id, int version, Actor person);

    /**
     * An unconfirmed delivery is not live, and is not to be sent again by itself: the person looked, or did not post it. It
     * counts as failed; {@link #sendNow} begins it anew.
     */
    Decision notPosted(DeliveryId id, int version, Actor person);

    /** What became of a decision. */
    sealed interface Decision {
        record Done(Delivery delivery) implements Decision {}

        /** Somebody or something changed it meanwhile, or its status does not allow this. */
        record Refused(Refusal why, @Nullable Delivery now) implements Decision {}
    }

    /** Why a decision was not carried out. */
    enum Refusal {
        UNKNOWN,
        CHANGED_MEANWHILE,
        NOT_IN_THIS_STATUS,
        /** A stop in force covers it. */
        STILL_STOPPED,
        /** No post of this account has that address, or the one it names belongs to another delivery. */
        OTHER_ADDRESS
    }
}
