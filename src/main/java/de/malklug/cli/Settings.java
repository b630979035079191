/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command line says about settings, apart from what it says about the command: every {@code --malklug.…=…},
 * {@code --server.…=…}, {@code --spring.…=…} and their like, wherever it stands. Handed on to Spring as it is.
 *
 * @param given settings, each {@code --name=value}
 * @param rest everything else, in order
 */
record Settings(List<String> given, List<String> rest) {

    private static final Pattern SETTING =
            Pattern.compile("--((?:malklug|server|spring|springdoc|logging|management)\\.[^=]+)=.*", Pattern.DOTALL);

    Settings {
        given = List.copyOf(given);
        rest = List.copyOf(rest);
    }

    static Settings of(String... arguments) {
        List<String> given = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String argument : arguments) {
            (SETTING.matcher(argument).matches() ? given : rest).add(argument);
        }
        return new Settings(given, rest);
    }

    /** The names of the settings given. */
    List<String> names() {
        return given.stream().map(Settings::name).toList();
    }

    private static String name(String argument) {
        Matcher matcher = SETTING.matcher(argument);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(argument);
        }
        return matcher.group(1);
    }
}
