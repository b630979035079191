/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import java.nio.file.Path;

/** Where a secret is. Never the secret itself. */
public sealed interface SecretReference {

    /** In an environment variable: {@code "${NAME}"}. */
    record Environment(String name) implements SecretReference {}

    /** In a file, its first line: {@code "file:/path"}. */
    record InFile(Path file) implements SecretReference {}
}
