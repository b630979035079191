/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

/** What came of reading a table. */
public sealed interface TableReading permits TableSheet, TableReading.Unreadable {

    /**
     * @param line it stopped at, counted from 1; 0 if it is about the whole file
     */
    record Unreadable(Reason reason, long line) implements TableReading {

        /** The key of its sentence in the message bundles. */
        public String messageKey() {
            return "table.unreadable."
                    + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Why nothing could be read. */
    enum Reason {
        EMPTY,
        TOO_LARGE,
        TOO_MANY_LINES,
        /** Neither CSV nor a spreadsheet of today's Excel. */
        UNKNOWN_FORMAT,
        /** A spreadsheet of Excel before 2007. */
        OLD_EXCEL,
        DAMAGED
    }
}
