/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import java.util.Collection;
import java.util.List;

/** A caller gave a parameter a value it cannot have. */
final class UnknownValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String value;
    private final transient List<String> allowed;

    /**
     * @param allowed the values it can have, or examples of its form
     */
    UnknownValue(String parameter, String value, Collection<String> allowed) {
        super(parameter);
        this.parameter = parameter;
        this.value = value;
        this.allowed = List.copyOf(allowed);
    }

    String parameter() {
        return parameter;
    }

    String value() {
        return value;
    }

    List<String> allowed() {
        return allowed;
    }
}
