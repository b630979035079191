/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Where a command writes, and in which language. Results go to {@code out}; hints, problems with the use and what broke go to
 * {@code err}.
 */
record Terminal(PrintWriter out, PrintWriter err, Phrasebook phrasebook, Locale locale) {

    static Terminal speaking(Locale locale, PrintWriter out, PrintWriter err) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Terminal(out, err, new Phrasebook(messages), locale);
    }

    /** Tells times in the zone of this computer. */
    Phrases phrases() {
        return phrases(ZoneId.systemDefault());
    }

    Phrases phrases(ZoneId zone) {
        return phrasebook.in(locale, zone);
    }

    String text(String key, Object... arguments) {
        return phrases().text(key, arguments);
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void complain(String line) {
        err.println(line);
        err.flush();
    }
}
