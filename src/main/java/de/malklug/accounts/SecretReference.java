/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a secret is. Never the secret itself. */
public sealed interface SecretReference {

    /** In an environment variable: {@code "${NAME}"}. */
    record Environment(String name) implements SecretReference {

        private static final Pattern FORM = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    }

    /** In a file, its first line: {@code "file:/path"}. */
    record InFile(Path file) implements SecretReference {

        private static final String PREFIX = "file:";
    }

    /** Entered by a person on the account's page: {@code vault}. */
    record InVault() implements SecretReference {

        private static final String WORD = "vault";
    }

    /**
     * Reads a reference as {@code accounts.yaml} writes it.
     *
     * @param beside the file that holds the reference; a relative path starts beside it
     * @return empty if it is none: perhaps the secret itself
     */
    static Optional<SecretReference> parse(String text, Path beside) {
        if (text.strip().equals(InVault.WORD)) {
            return Optional.of(new InVault());
        }
        Matcher environment = Environment.FORM.matcher(text.strip());
        if (environment.matches()) {
            return Optional.of(new Environment(environment.group(1)));
        }
        if (!text.strip().startsWith(InFile.PREFIX)) {
            return Optional.empty();
        }
        String path = text.strip().substring(InFile.PREFIX.length()).replaceFirst("^//+", "/");
        try {
            return path.isBlank()
                    ? Optional.empty()
                    : Optional.of(new InFile(beside.toAbsolutePath().resolveSibling(path)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
