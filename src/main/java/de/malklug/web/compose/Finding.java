/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a draft that a person should change, in words.
 *
 * @param must whether it keeps the post from being submitted; else it is worth a thought
 * @param field id of the field it is about
 * @param title what
 * @param text why, and how to mend it
 * @param quote the place itself, or null
 */
record Finding(
        boolean must,
        String field,
        String title,
        String text,
        @Nullable String quote) {

    static Finding must(String field, String title, String text, @Nullable String quote) {
        return new Finding(true, field, title, text, quote);
    }

    static Finding advice(String field, String title, String text, @Nullable String quote) {
        return new Finding(false, field, title, text, quote);
    }

    /** Which icon stands for it; also its class. */
    public String icon() {
        return must ? "failed" : "warn";
    }

    public String look() {
        return must ? "is-failed" : "is-submitted";
    }

    /** What must be mended first; the same finding once. */
    static List<Finding> inOrder(List<Finding> all) {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing((Finding each) -> !each.must()))
                .toList();
    }
}
