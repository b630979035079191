/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.queue.Decisions.Decision;

/** A decision came too late, or does not go with where the delivery stands. */
final class DecisionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Decision.Refused refused;

    DecisionRefused(Decision.Refused refused) {
        super(refused.why().name());
        this.refused = refused;
    }

    Decision.Refused refused() {
        return refused;
    }
}
