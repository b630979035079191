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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Follows references to secrets, anew each time: a secret that was replaced is used from then on. */
final class SecretSource {

    private final Variables variables;
    private final BiFunction<String, String, Optional<Secret>> entered;

    /** Without a vault. */
    SecretSource(Variables variables) {
        this(variables, (account, name) -> Optional.empty());
    }

    /**
     * @param entered finds what was entered for an account, by its id and the secret's name
     */
    SecretSource(Variables variables, BiFunction<String, String, Optional<Secret>> entered) {
        this.variables = variables;
        this.entered = entered;
    }

    /** Finds environment variables. */
    @FunctionalInterface
    interface Variables {

        @Nullable
        String get(String name);
    }

    /** Empty if it is not there, or is blank. */
    Optional<Secret> find(String account, String name, SecretReference reference) {
        if (reference instanceof SecretReference.InVault) {
            return entered.apply(account, name);
        }
        String value = switch (reference) {
            case SecretReference.Environment environment -> variables.get(environment.name());
            case SecretReference.InFile inFile -> firstLine(inFile.file());
            case SecretReference.InVault inVault -> null;
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
