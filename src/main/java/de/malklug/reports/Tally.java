/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.networks.MetricValue;

/**
 * A sum over deliveries that says how much of the truth it is.
 *
 * @param value sum of what was told
 * @param counted deliveries whose figure was told
 * @param notOffered deliveries on networks that have no such figure
 * @param notYetRead deliveries whose figure is still to be read
 */
public record Tally(long value, int counted, int notOffered, int notYetRead) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    /** Whether there is a number at all. Without one, 0 would be a lie. */
    public boolean isKnown() {
        return counted > 0;
    }

    /** The number, or the honest reason why there is none. */
    public MetricValue figure() {
        if (isKnown()) {
            return MetricValue.of(value);
        }
        return notOffered > 0 && notYetRead == 0 ? MetricValue.NOT_OFFERED : MetricValue.NOT_YET_KNOWN;
    }

    Tally with(MetricValue more) {
        return switch (more) {
            case MetricValue.Count count -> new Tally(value + count.value(), counted + 1, notOffered, notYetRead);
            case MetricValue.NotOffered none -> new Tally(value, counted, notOffered + 1, notYetRead);
            case MetricValue.NotYetKnown none -> new Tally(value, counted, notOffered, notYetRead + 1);
        };
    }
}
