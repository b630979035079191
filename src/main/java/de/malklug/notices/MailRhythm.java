/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import java.time.LocalTime;

/** When a person wants mail about what is not urgent. Urgent notices are mailed at once, whatever this says. */
public enum MailRhythm {
    DAILY,
    HOURLY,
    OFF;

    /**
     * A person's wish.
     *
     * @param at wall-clock time in the campaign's zone, for {@link #DAILY}
     */
    public record Wish(MailRhythm rhythm, LocalTime at) {

        /** Of whoever never chose. */
        public static final Wish USUAL = new Wish(DAILY, LocalTime.of(7, 30));
    }
}
