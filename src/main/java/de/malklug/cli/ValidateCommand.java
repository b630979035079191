/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks campaign files, without a database. */
@Command(name = "validate", description = "${bundle:cli.validate}")
final class ValidateCommand implements Callable<Integer> {

    private final Startup startup;
    private final Terminal terminal;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "<folder>", descriptionKey = "cli.option.folder")
    private @Nullable Path folder;

    ValidateCommand(Startup startup, Terminal terminal) {
        this.startup = startup;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return 0;
    }
}
