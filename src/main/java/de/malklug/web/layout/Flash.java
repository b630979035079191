/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

/**
 * What a page tells once, after something was done.
 *
 * @param good whether it was done; if not, nothing was changed
 */
public record Flash(boolean good, String text) {

    /** The name under which a redirect carries it to the next page. */
    public static final String NAME = "flash";

    public static Flash done(String text) {
        return new Flash(true, text);
    }

    public static Flash refused(String text) {
        return new Flash(false, text);
    }
}
