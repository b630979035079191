/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for another day and time.
 *
 * @param action address it is sent to
 * @param version the one the person sees
 * @param day in ISO form
 * @param time in ISO form
 * @param zone what the zone is called at that time
 * @param effects what moving there would change
 * @param problem why it can't be moved there, or null
 * @param occurrence which appearance of a series is meant; empty for a post that appears once
 */
record MoveForm(
        String action,
        int version,
        String day,
        String time,
        String zone,
        List<Effect> effects,
        @Nullable Problem problem,
        String back,
        String occurrence) {

    /** Address of the page that asks with which other post it is to exchange times. */
    public String exchange() {
        return action.substring(0, action.length() - "move".length()) + "exchange";
    }

    /** @param icon of a state: tells how much it matters */
    record Effect(String icon, String text) {}

    /** @param field {@code day} or {@code time} */
    record Problem(String field, String text) {}
}
