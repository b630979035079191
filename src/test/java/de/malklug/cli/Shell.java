/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.Malklug;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs commands in this process and keeps what they print. */
final class Shell {

    private final Locale language;
    private final List<String> always = new ArrayList<>();

    private Shell(Locale language) {
        this.language = language;
    }

    static Shell german() {
        return new Shell(Locale.GERMAN);
    }

    static Shell english() {
        return new Shell(Locale.ENGLISH);
    }

    /** Adds arguments to every command. */
    Shell with(String... arguments) {
        always.addAll(List.of(arguments));
        return this;
    }

    Ran run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(always);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = Terminal.speaking(language, new PrintWriter(out), new PrintWriter(err));
        int code = new Commands(Malklug.class, terminal).execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    /** What a command left behind. */
    record Ran(int code, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }
    }
}
