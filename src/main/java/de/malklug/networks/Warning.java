/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.List;

/**
 * Something about a network that will stop its accounts unless somebody acts. Worded for people under
 * {@code problem.<key>}.
 */
public record Warning(String key, List<Object> arguments) {

    public Warning {
        arguments = List.copyOf(arguments);
    }
}
