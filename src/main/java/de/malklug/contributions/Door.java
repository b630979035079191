/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import org.jspecify.annotations.Nullable;

/** What is behind an address somebody follows. */
public sealed interface Door {

    /** Nothing, or nothing any more. */
    record Unknown() implements Door {}

    /** It let people in once. */
    record Closed(ContributionLink link, ContributionLink.State state) implements Door {}

    /**
     * Something can be written.
     *
     * @param id of what is written; not stored before something was
     * @param own what is there already; null if nothing is
     */
    record Open(ContributionLink link, String id, @Nullable Contribution own) implements Door {}

    /** Somebody decided: it can be followed, and no longer be changed. */
    record Settled(Contribution own) implements Door {}
}
