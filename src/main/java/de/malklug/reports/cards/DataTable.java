/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import java.util.List;

/** A table of figures. {@code heads} are those of the columns, the first of the rows own heads. */
public record DataTable(String caption, List<String> heads, List<DataRow> rows) {

    public DataTable {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }
}
