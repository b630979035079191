/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

/** The databases malklug runs on, and the few words in which they differ. */
public enum Database {
    SQLITE(""),
    POSTGRESQL("FOR UPDATE SKIP LOCKED");

    private final String skipLocked;

    Database(String skipLocked) {
        this.skipLocked = skipLocked;
    }

    /** What to append to a sub-select whose rows another node may be claiming; empty where there is only one writer. */
    public String skipLocked() {
        return skipLocked;
    }

    /** The database behind a JDBC address. */
    public static Database of(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:postgresql:") ? POSTGRESQL : SQLITE;
    }
}
