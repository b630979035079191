/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import java.time.Instant;

/** Whether malklug can act for an account. Pausing one is a stop, see the queue. */
public sealed interface AccountHealth {

    /** Nothing is known that stands in the way. */
    record Ready() implements AccountHealth {}

    /**
     * A secret is not where {@code accounts.yaml} says.
     *
     * @param name of the first missing secret, for example {@code access-token}
     */
    record SecretMissing(String name) implements AccountHealth {}

    /**
     * A person must look after it.
     *
     * @param reason free of secrets
     */
    record NeedsAttention(String reason, Instant since) implements AccountHealth {}
}
