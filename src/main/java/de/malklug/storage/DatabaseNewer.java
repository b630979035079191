/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

/** The database was written by a newer malklug: this one must not touch it. */
public final class DatabaseNewer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String version;

    DatabaseNewer(String version) {
        super("The database has migration " + version + ", which this malklug does not know");
        this.version = version;
    }

    /** The newest migration found in the database, for example {@code 012}. */
    public String version() {
        return version;
    }
}
