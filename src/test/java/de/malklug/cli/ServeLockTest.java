/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeLockTest {

    @TempDir
    private Path folder;

    @Test
    void makes_the_data_folder_and_says_who_serves_it() throws IOException {
        Path data = folder.resolve("deep/data");

        try (ServeLock lock = ServeLock.take(data)) {
            assertThat(lock).isNotNull();
            assertThat(Files.readString(data.resolve("serve.lock")))
                    .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void keeps_a_second_one_out_until_the_first_lets_go() {
        try (ServeLock first = ServeLock.take(folder)) {
            assertThatThrownBy(() -> ServeLock.take(folder))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("cli.start.served-already");
            assertThat(first).isNotNull();
        }

        ServeLock.take(folder).close();
    }

    @Test
    void a_file_in_the_way_is_no_data_folder() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));

        assertThatThrownBy(() -> ServeLock.take(file))
                .isInstanceOf(StartRefused.class)
                .hasMessage("cli.start.data-not-writable");
    }
}
