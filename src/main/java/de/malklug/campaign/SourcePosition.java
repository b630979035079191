/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

/**
 * A place in a campaign file.
 *
 * @param file relative to the folder that was read, with forward slashes
 * @param line counted from 1
 * @param column in characters, counted from 1
 */
public record SourcePosition(String file, int line, int column) {

    /** As editors and terminals understand it: {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
