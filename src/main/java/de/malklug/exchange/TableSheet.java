/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import java.util.List;

/**
 * A table as it was read.
 *
 * @param heads what its columns are called
 * @param lines below that, empty ones left out
 */
public record TableSheet(List<String> heads, List<Line> lines) implements TableReading {

    public TableSheet {
        heads = List.copyOf(heads);
        lines = List.copyOf(lines);
    }

    /**
     * @param number as the file or spreadsheet counts it, from 1
     * @param cells dates as {@code 2026-11-09}, times as {@code 09:00}, both as {@code 2026-11-09T09:00}; texts without white space around
     */
    public record Line(int number, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }
}
