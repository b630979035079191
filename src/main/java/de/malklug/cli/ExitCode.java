/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

/** What a command leaves behind for scripts. */
final class ExitCode {

    static final int FINE = 0;

    /** A problem was found, or something broke. */
    static final int PROBLEM = 1;

    /** The command was not used as it is meant. */
    static final int WRONG_USE = 2;

    private ExitCode() {}
}
