/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows references to secrets, anew each time: a secret that was replaced is used from then on. */
final class SecretSource {

    private final Variables variables;

    SecretSource(Variables variables) {
        this.variables = variables;
    }

    /** Finds environment variables. */
    @FunctionalInterface
    interface Variables {

        @Nullable
        String get(String name);
    }

    /** Empty if it is not there, or is blank. */
    Optional<Secret> find(SecretReference reference) {
        String value = switch (reference) {
            case SecretReference.Environment environment -> variables.get(environment.name());
            case SecretReference.InFile inFile -> firstLine(inFile.file());
        };
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Secret(value.strip()));
    }

    private static @Nullable String firstLine(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return reader.readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
