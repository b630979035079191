/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.List;

/**
 * Something in a file that a person should change.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 * @param warning whether the file can be taken up as it is
 * @param key what is wrong, worded by the message bundles under {@code problem.<key>}
 * @param arguments what the sentence names
 */
public record Finding(int line, int column, boolean warning, String key, List<Object> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }
}
