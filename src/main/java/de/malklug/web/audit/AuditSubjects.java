/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.audit;

import de.malklug.accounts.Accounts;
import de.malklug.editorial.AuditTrail.Subject;
import de.malklug.queue.Stops;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.StopWords;
import de.malklug.wording.Phrases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people call what was changed, and where it is to be seen. */
@Component
class AuditSubjects {

    private final Stops stops;
    private final StopWords words;
    private final Accounts accounts;
    private final Rights rights;

    AuditSubjects(Stops stops, StopWords words, Accounts accounts, Rights rights) {
        this.stops = stops;
        this.words = words;
        this.accounts = accounts;
        this.rights = rights;
    }

    /** The trail knows stops and accounts by their ids; what is gone keeps the title it was recorded with. */
    String title(Subject subject, Phrases phrases) {
        return switch (subject.kind()) {
            case "stop" ->
                stops.find(subject.id())
                        .map(stop -> words.subject(stop, phrases))
                        .orElse(subject.title());
            case "account" ->
                accounts.find(subject.id())
                        .map(account -> words.account(account, phrases))
                        .orElse(subject.title());
            default -> subject.title();
        };
    }

    /** Null if there is no page of it that the reader may open. */
    @Nullable
    String address(Subject subject) {
        return switch (subject.kind()) {
            case "post" -> "/posts/" + subject.id();
            case "delivery" -> "/queue?open=" + subject.id();
            case "account" -> "/accounts/" + subject.id();
            case "stop" ->
                stops.find(subject.id())
                                .filter(words::concerns)
                                .filter(stop -> rights.may(Right.STOP))
                                .isPresent()
                        ? "/stops/" + subject.id()
                        : null;
            default -> null;
        };
    }
}
