/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A network would not, or could not, tell figures for an account now. Its message is free of secrets. */
public final class EngagementUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Instant retryAt;

    /**
     * @param retryAt the wait the network named, or null
     */
    public EngagementUnavailable(String message, @Nullable Instant retryAt) {
        super(message);
        this.retryAt = retryAt;
    }

    public @Nullable Instant retryAt() {
        return retryAt;
    }
}
