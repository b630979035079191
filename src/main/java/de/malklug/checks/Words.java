/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** malklug's own word lists. */
final class Words {

    private Words() {}

    /** The lines of a list, without blank ones and comments. */
    static List<String> list(String name) {
        try (InputStream in = Words.class.getResourceAsStream("/checks/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No list " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty() && !each.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
