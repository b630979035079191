/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.sqlite.SQLiteJDBCLoader;

/** Loads SQLite's own library beside the rest of the start, which will wait for it. */
final class SqliteHeadStart implements BackgroundPreinitializer {

    @Override
    public void preinitialize() throws Exception {
        SQLiteJDBCLoader.initialize();
    }
}
