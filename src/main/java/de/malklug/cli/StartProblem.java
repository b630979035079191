/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.storage.DatabaseNewer;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Turns what broke into one sentence: cause, and what a person can do. */
final class StartProblem {

    private final Terminal terminal;

    StartProblem(Terminal terminal) {
        this.terminal = terminal;
    }

    String sentence(Throwable problem) {
        List<Throwable> causes = causes(problem);
        return causes.stream()
                .map(this::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> terminal.text("cli.start.broken", words(causes.getLast())));
    }

    private Optional<String> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case StartRefused refused -> refused.in(terminal);
                    case PortInUseException port ->
                        terminal.text("cli.start.port-in-use", String.valueOf(port.getPort()));
                    case BindException bind -> terminal.text("cli.start.address", words(bind));
                    case DatabaseNewer newer -> terminal.text("cli.start.database-newer", newer.version());
                    case org.springframework.boot.context.properties.bind.BindException setting -> setting(setting);
                    case MarkedYAMLException yaml -> yaml(yaml);
                    case SQLException database -> database(database);
                    case FileSystemException file -> terminal.text("cli.start.file", words(file));
                    default -> null;
                });
    }

    private String setting(org.springframework.boot.context.properties.bind.BindException problem) {
        ConfigurationProperty property = problem.getProperty();
        return property == null
                ? terminal.text(
                        "cli.start.setting",
                        String.valueOf(problem.getName()),
                        words(causes(problem).getLast()))
                : terminal.text(
                        "cli.start.setting-value",
                        String.valueOf(property.getName()),
                        String.valueOf(property.getValue()));
    }

    private String database(SQLException problem) {
        String message = words(problem);
        if (message.contains("SQLITE_NOTADB") || message.contains("SQLITE_CORRUPT")) {
            return terminal.text("cli.start.database-damaged");
        }
        return message.contains("SQLITE_FULL")
                        || message.contains("SQLITE_READONLY")
                        || message.contains("SQLITE_CANTOPEN")
                ? terminal.text("cli.start.database-not-writable", message)
                : terminal.text("cli.start.database", message);
    }

    private String yaml(MarkedYAMLException problem) {
        return problem.getProblemMark() == null
                ? terminal.text("cli.start.settings-file", words(problem))
                : terminal.text(
                        "cli.start.settings-file-at",
                        problem.getProblemMark().getLine() + 1,
                        problem.getProblemMark().getColumn() + 1,
                        String.valueOf(problem.getProblem()));
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage();
        String first =
                message == null ? "" : message.strip().lines().findFirst().orElse("");
        return first.isEmpty() ? cause.getClass().getSimpleName() : first;
    }

    private static List<Throwable> causes(@Nullable Throwable problem) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = problem; each != null && !causes.contains(each); each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}
