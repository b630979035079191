/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.PublishOutcome.Reason;
import org.jspecify.annotations.Nullable;

/** What a refused call that made nothing public means. */
public enum ContainerRefusal {
    /** Passes by itself: the same call again. */
    AGAIN(null),
    /** May be a passing trouble or the file's own: everything of this post anew, but not for ever. */
    ANEW(null),
    /** Too many calls. */
    RATE_LIMITED(null),
    /** The account's posts of a day are used up. */
    QUOTA(null),
    CREDENTIALS(Reason.CREDENTIALS),
    FORBIDDEN(Reason.FORBIDDEN),
    CONTENT(Reason.CONTENT),
    /** What it answers is gone. */
    PARENT_GONE(Reason.PARENT_GONE),
    OTHER(Reason.OTHER);

    private final @Nullable Reason reason;

    ContainerRefusal(@Nullable Reason reason) {
        this.reason = reason;
    }

    /** Why the call will never work; null if it may. */
    @Nullable
    Reason reason() {
        return reason;
    }
}
