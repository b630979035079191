/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import org.jspecify.annotations.Nullable;

/** What callers send. */
final class Body {

    private Body() {}

    /**
     * @throws Incomplete if the field was not sent
     */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Incomplete(field);
        }
        return value;
    }

    /** A field is missing in what was sent. */
    static final class Incomplete extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String field;

        private Incomplete(String field) {
            super(field);
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
