/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.checks.Passage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Words that were put in the place of others, and can be taken out again.
 *
 * @param field whose words
 * @param from where they stand now
 */
record Replacement(String field, int from, String before, String now) {

    private static final String UNDO = "put-back:";

    /** Puts in what a finding proposes; empty if the place no longer says what it said. */
    static Optional<Replacement> of(Finding finding, Typed typed) {
        Passage fix = finding.fix();
        String words = typed.words(finding.field());
        if (fix == null || fix.replacement() == null || words == null) {
            return Optional.empty();
        }
        int from = words.startsWith(fix.text(), fix.from()) ? fix.from() : words.indexOf(fix.text());
        return from < 0
                ? Optional.empty()
                : Optional.of(new Replacement(finding.field(), from, fix.text(), fix.replacement()));
    }

    /** Reads what {@link #undo} writes; null if it is none. */
    static @Nullable Replacement undone(String field, String place, Typed typed) {
        String[] parts = place.split(":", 3);
        String words = typed.words(field);
        boolean readable = parts.length == 3 && parts[0].matches("\\d{1,6}") && parts[1].matches("\\d{1,4}");
        if (!readable || words == null) {
            return null;
        }
        int from = Integer.parseInt(parts[0]);
        int to = from + Integer.parseInt(parts[1]);
        return to > words.length() ? null : new Replacement(field, from, words.substring(from, to), parts[2]);
    }

    Typed in(Typed typed) {
        String words = typed.words(field);
        return words == null || !words.startsWith(before, from)
                ? typed
                : typed.saying(field, words.substring(0, from) + now + words.substring(from + before.length()));
    }

    /** The button that takes it back. */
    public String undo() {
        return UNDO + field + ":" + from + ":" + now.length() + ":" + before;
    }
}
