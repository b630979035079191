/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.cli.Welcome;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;

/** The demo's first words. */
record DemoWelcome(ResourceBundle words, Path folder) implements Welcome {

    @Override
    public List<String> lines(String address) {
        return words.getString("welcome")
                .formatted(address, DemoMalklug.PASSWORD, folder)
                .lines()
                .toList();
    }
}
