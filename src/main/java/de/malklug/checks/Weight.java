/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much a campaign makes of a rule. */
public enum Weight {
    /** What it finds keeps a post from being submitted or released. */
    MUST,
    /** What it finds is said, and stops nothing. */
    ADVICE,
    /** It is not looked at. */
    OFF;

    /** As campaign files say it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The weight of that id; empty if there is none. */
    public static Optional<Weight> of(String id) {
        return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
