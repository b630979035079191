/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.LocalDate;

/**
 * The days a campaign runs.
 *
 * @param from first day
 * @param to last day, included
 */
public record Period(LocalDate from, LocalDate to) {

    /**
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period ends before it begins: " + from + " to " + to);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
