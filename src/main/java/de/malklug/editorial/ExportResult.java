/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

/** What became of an export. */
public sealed interface ExportResult {

    /** What was to be written. */
    ExportPlan plan();

    /** Everything is written, and files and desk say the same. */
    record Done(ExportPlan plan) implements ExportResult {}

    /**
     * Nothing is written.
     *
     * @param file that stood in the way, relative to the folder of all campaigns
     */
    record Refused(ExportPlan plan, String file, Obstacle obstacle) implements ExportResult {}

    /** What stood in the way of writing. */
    enum Obstacle {
        /** Somebody changes the file all the time. */
        CHANGED_MEANWHILE,
        /** malklug may not write there. */
        NOT_ALLOWED,
        /** There is no room, or the disk does not work. */
        DISK
    }
}
