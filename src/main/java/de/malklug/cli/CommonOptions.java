/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--malklug.campaigns", paramLabel = "<folder>", descriptionKey = "cli.option.campaigns")
    private @Nullable Path campaigns;

    @Option(names = "--malklug.accounts", paramLabel = "<file>", descriptionKey = "cli.option.accounts")
    private @Nullable Path accounts;

    @Option(names = "--malklug.data", paramLabel = "<folder>", descriptionKey = "cli.option.data")
    private @Nullable Path data;

    @Option(names = "--server.port", paramLabel = "<port>", descriptionKey = "cli.option.port")
    private @Nullable Integer port;

    @Option(names = "--lang", paramLabel = "de|en", descriptionKey = "cli.option.lang")
    private @Nullable String language;

    @Option(names = "--debug", descriptionKey = "cli.option.debug")
    private boolean debug;

    /** The settings among them that were given apart from their value ({@code --malklug.data folder}), for Spring. */
    List<String> asSettings() {
        List<String> settings = new ArrayList<>();
        add(settings, "malklug.campaigns", campaigns);
        add(settings, "malklug.accounts", accounts);
        add(settings, "malklug.data", data);
        add(settings, "server.port", port);
        return settings;
    }

    /** Whether what broke is to be shown with its trace. */
    boolean debug() {
        return debug;
    }

    private static void add(List<String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.add("--" + name + "=" + value);
        }
    }
}
