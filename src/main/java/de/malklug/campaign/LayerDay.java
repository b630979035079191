/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.LocalDate;
import java.util.List;

/**
 * One or several days on which something is.
 *
 * @param from first day
 * @param to last day, included
 * @param title what is on
 * @param municipalities whom it concerns; empty for all
 */
public record LayerDay(LocalDate from, LocalDate to, String title, List<MunicipalityId> municipalities) {

    /**
     * @throws IllegalArgumentException if it ends before it begins
     */
    public LayerDay {
        municipalities = List.copyOf(municipalities);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(title + " ends before it begins: " + from + " to " + to);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean concerns(MunicipalityId municipality) {
        return municipalities.isEmpty() || municipalities.contains(municipality);
    }
}
