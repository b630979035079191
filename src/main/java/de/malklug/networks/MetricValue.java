/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

/** A figure, or the honest reason why there is none. Absent is not zero. */
public sealed interface MetricValue {

    /** The network told this number. */
    record Count(long value) implements MetricValue {}

    /** The network has no such figure. */
    record NotOffered() implements MetricValue {}

    /** The network has such a figure but did not tell it this time. */
    record NotYetKnown() implements MetricValue {}

    MetricValue NOT_OFFERED = new NotOffered();
    MetricValue NOT_YET_KNOWN = new NotYetKnown();

    static MetricValue of(long value) {
        return new Count(value);
    }
}
