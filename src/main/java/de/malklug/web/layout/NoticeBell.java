/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.notices.Notices;
import de.malklug.security.Person;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.wording.Phrases;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every page says about notices. */
@Component
class NoticeBell {

    private final Notices notices;
    private final Rights rights;
    private final Clock clock;

    NoticeBell(Notices notices, Rights rights, Clock clock) {
        this.notices = notices;
        this.rights = rights;
        this.clock = clock;
    }

    /** How many notices the reader has not read. */
    int unread() {
        return rights.person().map(Person::name).map(notices::unread).orElse(0);
    }

    /** That something urgent has reached nobody, for those who coordinate; null if it has. */
    @Nullable
    String unreached(Phrases phrases) {
        if (!rights.mayEverywhere(Right.DECIDE)) {
            return null;
        }
        int unreached = notices.unreached(clock.instant().minus(Notices.MAIL_TAKES));
        if (unreached == 0) {
            return null;
        }
        String why = phrases.text(notices.canMail() ? "notice.unreached.no-address" : "notice.unreached.no-server");
        return phrases.text("notice.unreached", unreached) + " " + why + " " + phrases.text("notice.unreached.what");
    }
}
