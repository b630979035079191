/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.mail.Mail;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/** Words the mails that let somebody in. */
final class Letters {

    private Letters() {}

    static Mail invitation(Invitation invitation, URI link, Function<Locale, Phrases> speech) {
        Phrases phrases = speech.apply(invitation.language());
        return Mail.confidential(
                invitation.mail(),
                phrases.locale(),
                phrases.text("people.mail.invitation.subject"),
                phrases.text(
                        "people.mail.invitation.text",
                        invitation.invitedBy(),
                        link.toString(),
                        phrases.instant(invitation.expiresAt())));
    }

    static Mail reset(Person person, String address, URI link, Instant expiresAt, Function<Locale, Phrases> speech) {
        Phrases phrases = speech.apply(language(person));
        return Mail.confidential(
                address,
                phrases.locale(),
                phrases.text("people.mail.reset.subject"),
                phrases.text("people.mail.reset.text", person.title(), link.toString(), phrases.instant(expiresAt)));
    }

    static Mail changed(Person person, String address, Instant at, Function<Locale, Phrases> speech) {
        Phrases phrases = speech.apply(language(person));
        return Mail.of(
                address,
                phrases.locale(),
                phrases.text("people.mail.changed.subject"),
                phrases.text("people.mail.changed.text", person.title(), phrases.instant(at)));
    }

    private static Locale language(Person person) {
        return person.language() == null ? Locale.GERMAN : Locale.of(person.language());
    }
}
