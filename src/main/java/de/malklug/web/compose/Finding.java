/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.checks.Passage;
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
 * @param fix the place with what can safely stand there instead; null if there is nothing safe to say
 */
record Finding(
        boolean must,
        String field,
        String title,
        String text,
        @Nullable String quote,
        @Nullable Passage fix) {

    Finding(boolean must, String field, String title, String text, @Nullable String quote) {
        this(must, field, title, text, quote, null);
    }

    static Finding must(String field, String title, String text, @Nullable String quote) {
        return new Finding(true, field, title, text, quote);
    }

    static Finding advice(String field, String title, String text, @Nullable String quote) {
        return new Finding(false, field, title, text, quote);
    }

    /** The button that puts in what can stand there instead; empty if there is none. */
    public String fixAction() {
        return fix == null ? "" : "apply:" + field + ":" + fix.from();
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
