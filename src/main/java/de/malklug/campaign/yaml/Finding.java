/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.checks.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a file that a person should change.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 * @param warning whether the file can be taken up as it is
 * @param key what is wrong, worded by the message bundles under {@code problem.<key>}
 * @param arguments what the sentence names
 * @param passage the place in the value itself, or null if it is about the whole
 */
public record Finding(
        int line,
        int column,
        boolean warning,
        String key,
        List<Object> arguments,
        @Nullable Passage passage) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    Finding(int line, int column, boolean warning, String key, List<Object> arguments) {
        this(line, column, warning, key, arguments, null);
    }
}
