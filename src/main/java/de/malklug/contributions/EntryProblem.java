/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import java.util.List;

/**
 * What somebody has to add or change before it can be sent. Worded under {@code contribute.problem.<key>}.
 *
 * @param field id of the field, for example {@code alt-1}
 * @param arguments for the sentence's placeholders
 */
public record EntryProblem(String field, String key, List<Object> arguments) {

    public EntryProblem {
        arguments = List.copyOf(arguments);
    }

    /** With what its sentence names. */
    public static EntryProblem of(String field, String key, Object... arguments) {
        return new EntryProblem(field, key, List.of(arguments));
    }

    /** The key of its sentence in the message bundles. */
    public String messageKey() {
        return "contribute.problem." + key;
    }
}
