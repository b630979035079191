/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

/** The ledger could not be written: disk full, database locked or gone. Nothing was sent because of it. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailable(Throwable cause) {
        super("The ledger cannot be written: " + cause.getMessage(), cause);
    }
}
