/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text.
 *
 * @param from where it begins, counted from 0 in UTF-16 units as Java and browsers do
 * @param to where it ends; the first unit that does not belong to it
 * @param text what stands there
 * @param replacement what can stand there instead without any further thought; null if there is nothing safe to say
 */
public record Passage(
        int from, int to, String text, @Nullable String replacement) {

    public Passage {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("No place: " + from + " to " + to);
        }
    }

    static Passage of(String whole, int from, int to) {
        return new Passage(from, to, whole.substring(from, to), null);
    }

    static Passage of(String whole, int from, int to, @Nullable String replacement) {
        return new Passage(from, to, whole.substring(from, to), replacement);
    }

    /** The whole text with the replacement in place; the same if there is none. */
    public String replacedIn(String whole) {
        return replacement == null ? whole : whole.substring(0, from) + replacement + whole.substring(to);
    }
}
