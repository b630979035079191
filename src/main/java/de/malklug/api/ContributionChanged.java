/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.contributions.Contribution;

/** Somebody changed a contribution, or decided on it, since the caller saw it. */
final class ContributionChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Contribution theirs;

    ContributionChanged(Contribution theirs) {
        super(theirs.id());
        this.theirs = theirs;
    }

    Contribution theirs() {
        return theirs;
    }
}
