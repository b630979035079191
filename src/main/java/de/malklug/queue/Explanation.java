/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.util.List;

/**
 * Why a delivery stands where it stands, worded for people by the message bundles under {@code delivery.<code>}: cause, what
 * malklug does, what you can do.
 *
 * @param code for example {@code rejected.credentials}
 * @param arguments for the sentence: texts, numbers, or instants in ISO 8601; never a secret
 */
public record Explanation(String code, List<String> arguments) {

    public Explanation {
        arguments = List.copyOf(arguments);
    }

    public static Explanation of(String code, String... arguments) {
        return new Explanation(code, List.of(arguments));
    }
}
