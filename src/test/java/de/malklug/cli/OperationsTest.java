/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private static final Path OPERATIONS = Path.of("src/docs/operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(malklug\\.[a-z0-9.-]+)` \\|");

    @Test
    void every_setting_is_explained() throws IOException {
        assertThat(explained()).containsAll(KnownSettings.read().names());
    }

    @Test
    void nothing_is_explained_that_is_not_there() throws IOException {
        assertThat(KnownSettings.read().names()).containsAll(explained());
    }

    @Test
    void settings_are_explained_once() throws IOException {
        assertThat(explained()).doesNotHaveDuplicates();
    }

    private static List<String> explained() throws IOException {
        return ROW.matcher(Files.readString(OPERATIONS))
                .results()
                .map(MatchResult::group)
                .map(row -> row.substring(row.indexOf('`') + 1, row.lastIndexOf('`')))
                .toList();
    }
}
