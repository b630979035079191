/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account whose figures could not be read last time. Its older figures stay; other accounts are not affected.
 *
 * @param detail what the network or malklug said, in English, free of secrets
 * @param since when reading first failed after it last worked
 * @param lastAt when it failed last
 * @param retryAt the wait the network named, or null: tried again in the next run
 * @param times how often it failed since then
 */
public record EngagementProblem(
        String account,
        Kind kind,
        String detail,
        Instant since,
        Instant lastAt,
        @Nullable Instant retryAt,
        int times) {

    /** What stands in the way. */
    public enum Kind {
        /** The network asked malklug to wait. */
        RATE_LIMITED,
        /** The network would not or could not tell. */
        UNAVAILABLE,
        /** A secret of the account is not where {@code accounts.yaml} says. */
        CREDENTIALS_MISSING,
        /** A mistake in malklug. */
        INTERNAL
    }
}
