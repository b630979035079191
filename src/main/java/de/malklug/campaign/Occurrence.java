/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One appearance of a series.
 *
 * @param date of its rhythm, whatever became of it: what the occurrence is called by, for good
 * @param local the wall-clock time at which it is to appear, in the series' zone
 * @param at the same as an instant
 */
public record Occurrence(LocalDate date, LocalDateTime local, Instant at) {

    /** Its name among the deliveries of its post. */
    public String id() {
        return date.toString();
    }
}
