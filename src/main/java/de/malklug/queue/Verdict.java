/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.RemotePost;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a handler asks the ledger to write down about a claimed delivery. */
public sealed interface Verdict {

    /** It is live. */
    record Published(RemotePost post) implements Verdict {}

    /**
     * Go on at that instant.
     *
     * @param next the step to go on with, or null to begin at the start
     * @param counts whether this was a failed try that counts towards the cap
     * @param holdsAccount whether the whole account waits, not only this delivery
     */
    record Later(
            @Nullable Checkpoint next,
            Instant at,
            boolean counts,
            boolean holdsAccount,
            @Nullable Explanation explanation)
            implements Verdict {}

    /**
     * Surely not live and never will be; a person is told.
     *
     * @param accountBroken whether the account's other deliveries would fail alike; they wait a while
     */
    record Failed(Explanation explanation, boolean accountBroken) implements Verdict {}

    /**
     * It may be live.
     *
     * @param at the step whose call is unclear
     * @param nextLook when to look for it
     * @param absent whether this was a look that did not find it
     * @param askPerson whether a person is asked from now on
     * @param accountWaitsUntil nothing else of the account is sent before, so that what is still on its way is not
     *     overtaken; null if nothing has to wait
     */
    record Unconfirmed(
            @Nullable Checkpoint at,
            Instant nextLook,
            boolean absent,
            boolean askPerson,
            Explanation explanation,
            @Nullable Instant accountWaitsUntil)
            implements Verdict {

        public Unconfirmed(
                @Nullable Checkpoint at, Instant nextLook, boolean absent, boolean askPerson, Explanation explanation) {
            this(at, nextLook, absent, askPerson, explanation, null);
        }
    }

    /** {@link DeliveryHandler.Progress#reached} said no; the ledger knows why. */
    record Interrupted() implements Verdict {}
}
