/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Instant;
import java.util.Collection;

/** The alarm clock: wakes the queue at the instants it is given. Called inside the transaction that makes them matter. */
interface Slots {

    /** Wakes the queue at that instant; setting it twice is setting it once. */
    void set(Instant instant);

    /** The same for many instants. */
    void setAll(Collection<Instant> instants);
}
