/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A table that is to be taken up instead of the campaign files. */
final class TableOptions {

    @Option(names = "--table", paramLabel = "<file>", descriptionKey = "cli.option.import-table")
    @Nullable
    Path file;

    @Option(names = "--campaign", paramLabel = "<id>", descriptionKey = "cli.option.campaign")
    @Nullable
    String campaign;

    @Option(names = "--municipality", paramLabel = "<id>", descriptionKey = "cli.option.municipality")
    @Nullable
    String municipality;

    @Option(names = "--map", paramLabel = "<column>=<field>", descriptionKey = "cli.option.map")
    Map<String, String> mapping = Map.of();

    boolean isGiven() {
        return file != null;
    }
}
