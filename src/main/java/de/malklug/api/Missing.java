/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

/** What was asked for is not there, or not for this caller. */
final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;

    /**
     * @param what a kind of resource, for example {@code delivery}
     */
    Missing(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
