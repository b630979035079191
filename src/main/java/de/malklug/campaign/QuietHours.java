/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.LocalTime;

/**
 * The hours in which an account says nothing, every day, on the wall clock of the campaign's zone. They may cross midnight.
 *
 * @param from the first minute that is quiet
 * @param to the first minute that is not; the same as {@code from} if no hour is quiet
 */
public record QuietHours(LocalTime from, LocalTime to, Effect effect) {

    /** No hour is quiet. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Effect.WARNS);

    public boolean isNone() {
        return from.equals(to);
    }

    /** Whether a post at that time of the day would break the silence. */
    public boolean contains(LocalTime time) {
        if (isNone()) {
            return false;
        }
        boolean begun = !time.isBefore(from);
        boolean goesOn = time.isBefore(to);
        return from.isBefore(to) ? begun && goesOn : begun || goesOn;
    }
}
