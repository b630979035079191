/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

/** In what way something appears, as far as its occurrence tells. */
public enum Appearing {
    /** Once, at its time. */
    ONCE,
    /** As one of a series. */
    AGAIN,
    /** In a queue slot that nothing else took. */
    IN_A_GAP,
    /** Once, in the next queue slot that is free when it is released. */
    IN_SLOT;

    /**
     * @param occurrence as a delivery has it: nothing, the date of a series, or the local time of a slot
     */
    public static Appearing of(String occurrence) {
        if (occurrence.isEmpty()) {
            return ONCE;
        }
        return occurrence.indexOf('T') < 0 ? AGAIN : IN_A_GAP;
    }
}
