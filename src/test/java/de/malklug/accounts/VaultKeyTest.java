/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeyTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("vault.key");
    }

    @Test
    void the_first_use_makes_a_key_that_only_its_owner_reads() throws IOException {
        SecretKey key = VaultKey.in(file);

        assertThat(key.getEncoded()).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(VaultKey.in(file)).isEqualTo(key);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_key_others_could_read_is_kept_to_its_owner() throws IOException {
        VaultKey.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        VaultKey.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kein Schlüssel", "YWJj"})
    void a_damaged_key_is_never_replaced_silently(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> VaultKey.in(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("vault.key");
        assertThat(file).hasContent(content);
    }

    @Test
    void processes_that_start_at_once_agree_on_one_key() throws Exception {
        List<Future<SecretKey>> keys = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                keys.add(threads.submit(() -> VaultKey.in(file)));
            }
        }

        for (Future<SecretKey> key : keys) {
            assertThat(key.get()).isEqualTo(VaultKey.in(file));
        }
    }
}
