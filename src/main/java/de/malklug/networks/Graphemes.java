/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.text.BreakIterator;
import java.util.Locale;

/** Counts characters as people see them: extended grapheme clusters (UAX 29). */
public final class Graphemes {

    private Graphemes() {}

    /** How many characters a person sees; a family emoji is one. */
    public static int count(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        int count = 0;
        while (boundaries.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
