/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.editorial.Desk;

/** The desk did not do what was asked. */
final class DeskRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Desk.Outcome outcome;

    /**
     * @param outcome anything but {@link Desk.Done}
     */
    DeskRefused(Desk.Outcome outcome) {
        super(outcome.getClass().getSimpleName());
        this.outcome = outcome;
    }

    Desk.Outcome outcome() {
        return outcome;
    }
}
