/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Everything malklug says, in every language it speaks: the message bundles. */
@Component
public final class Phrasebook {

    private final MessageSource messages;

    public Phrasebook(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * How malklug speaks to one reader.
     *
     * @param locale German for every language malklug does not speak
     * @param zone in which every instant is told: the campaign's
     */
    public Phrases in(Locale locale, ZoneId zone) {
        Locale spoken = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.UK : Locale.GERMANY;
        return new Phrases(messages, new Times(messages, spoken, zone), spoken);
    }
}
