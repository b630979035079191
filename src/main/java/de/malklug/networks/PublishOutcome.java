/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a network told us, or failed to tell us, about one step of one publication. */
public sealed interface PublishOutcome {

    /** All of it is live, here. */
    record Published(RemotePost post) implements PublishOutcome {}

    /**
     * This step is done; go on with {@code next}, not before {@code checkAt}. An instant that has passed means at once.
     */
    record Pending(Checkpoint next, Instant checkAt) implements PublishOutcome {}

    /**
     * This step did not happen; the same step may succeed later.
     *
     * @param notBefore the wait the network named, or null where it named none and the queue's own back-off applies
     * @param code the network's own code or status, for example {@code 429}
     */
    record Deferred(Cause cause, @Nullable Instant notBefore, String code) implements PublishOutcome {}

    /**
     * This step did not happen and the same request never will.
     *
     * @param code the network's own code or status, for example {@code 422}
     * @param explanation the network's own words, shortened and free of secrets; may be empty
     */
    record Rejected(Reason reason, String code, String explanation) implements PublishOutcome {}

    /**
     * The step's call left us and no clear answer came back: it may be live. Look before sending again.
     *
     * @param evidence what was seen instead of an answer, free of secrets
     */
    record Unconfirmed(String evidence) implements PublishOutcome {}

    /** Why a step did not happen but may succeed later. */
    enum Cause {
        /** The network asks for a pause; it holds the whole account. */
        RATE_LIMITED,
        /** The network is surely not reachable: no byte of the request was sent. */
        UNREACHABLE,
        /** The network says it is busy, and that nothing was done. */
        BUSY,
        /** Media is still being processed over there. */
        PROCESSING
    }

    /** Why a step did not happen and never will. */
    enum Reason {
        /** The account's access is no longer accepted; a person must connect it again. */
        CREDENTIALS,
        /** The account's credit is used up, and the network wants money first. */
        PAYMENT,
        /** The account may not do this: blocked, suspended, not permitted. */
        FORBIDDEN,
        /** The text, media or another property of the message is not accepted. */
        CONTENT,
        /** A base address, version or setting is wrong. */
        CONFIGURATION,
        /** Accepted and then dropped by the network, for example as suspected spam. */
        DROPPED,
        /** What it replies to is gone; earlier parts may be live. */
        PARENT_GONE,
        /** None of the above. */
        OTHER
    }
}
