/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.List;

/**
 * What a rule finds. Its sentence says what, why it matters and how to mend it: {@code problem.check.<kind>} in the message bundles.
 *
 * @param kind for example {@code alt-opening}; a rule may find several kinds of things
 * @param arguments what the sentence names, in the order of its placeholders
 * @param place where in the text
 */
public record Remark(Rule rule, String kind, List<Object> arguments, Passage place) {

    public Remark {
        arguments = List.copyOf(arguments);
    }

    static Remark of(Rule rule, String kind, Passage place, Object... arguments) {
        return new Remark(rule, kind, List.of(arguments), place);
    }

    /** The key of a problem in files and drafts. */
    public String problem() {
        return "check." + kind;
    }
}
