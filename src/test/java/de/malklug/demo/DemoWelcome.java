/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.cli.Welcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The demo's first words, in German unless the system speaks English. */
record DemoWelcome(Path folder) implements Welcome {

    private static final String LANGUAGE = Locale.getDefault().getLanguage().equals("en") ? "en" : "de";

    @Override
    public List<String> lines(String address) {
        String file = "/demo/welcome_" + LANGUAGE + ".txt";
        try (InputStream text = Objects.requireNonNull(DemoWelcome.class.getResourceAsStream(file))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .formatted(address, DemoMalklug.PASSWORD, folder)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Said instead if another demo has the folder. */
    static String runningAlready(Path folder) {
        return LANGUAGE.equals("en")
                ? "A demo is running in %s already. End that one with Ctrl+C.".formatted(folder)
                : "In %s läuft schon eine Demo. Beenden Sie sie mit Strg+C.".formatted(folder);
    }
}
