/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.mail.Mail;
import de.malklug.networks.NetworkId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, pictures apart.
 *
 * @param day when they would like it to appear; null for no wish
 * @param networks where they would like it to appear; empty for wherever it fits
 * @param name who asks may turn to; may be empty
 * @param mail where they can be asked; may be empty
 * @param language they read
 */
public record Entry(
        String text, @Nullable LocalDate day, List<NetworkId> networks, String name, String mail, Locale language) {

    /** Longest text that is taken, in characters; far more than any network takes. */
    public static final int LONGEST_TEXT = 5_000;

    /** Longest name, in characters. */
    public static final int LONGEST_NAME = 120;

    /** Nothing typed yet. */
    public static Entry blank(Locale language) {
        return new Entry("", null, List.of(), "", "", language);
    }

    public Entry {
        networks = List.copyOf(networks);
    }

    /** Whether there is an address mails can reach. */
    public boolean canBeAsked() {
        return Mail.isAddress(mail);
    }

    Entry nameless() {
        return new Entry(text, day, networks, "", "", language);
    }
}
