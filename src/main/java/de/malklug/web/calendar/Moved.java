/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next page says about a post that was moved.
 *
 * @param also what that changed besides
 * @param undo address that takes it back; null if there is nothing to take back
 * @param day where it was, in ISO form
 * @param time when it was, in ISO form
 * @param version as it is now
 */
public record Moved(
        String text, List<String> also, @Nullable String undo, String day, String time, int version, String back) {

    /** The name under which a redirect carries it to the next page. */
    public static final String NAME = "moved";

    public Moved {
        also = List.copyOf(also);
    }
}
