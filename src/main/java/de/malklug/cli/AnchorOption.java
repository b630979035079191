/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Moves campaigns in time. */
final class AnchorOption {

    @Option(names = "--anchor", paramLabel = "2026-11-18T10:00", descriptionKey = "cli.option.anchor")
    private @Nullable LocalDateTime anchor;

    List<String> asSettings() {
        return anchor == null ? List.of() : List.of("--malklug.anchor=" + anchor);
    }

    @Nullable
    LocalDateTime at() {
        return anchor;
    }
}
