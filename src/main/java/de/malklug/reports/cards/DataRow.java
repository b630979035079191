/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import java.util.List;

/** A row of a table: what it is about, and its figures. */
public record DataRow(String head, List<FigureWords.Shown> cells) {

    public DataRow {
        cells = List.copyOf(cells);
    }
}
