/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.media.Library;
import de.malklug.storage.Reading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds of deadlines and forgets what is no longer needed. May run at any time, in any process, as often as one likes. */
@Component
class ContributionPass {

    private final LinkRows links;
    private final ContributionRows rows;
    private final ContributionRows read;
    private final Requests requests;
    private final TransactionTemplate transactions;
    private final ContributionLetters letters;
    private final Library library;
    private final ContributionSettings settings;
    private final Clock clock;

    ContributionPass(
            JdbcClient writing,
            @Reading JdbcClient reading,
            Requests requests,
            TransactionTemplate transactions,
            ContributionLetters letters,
            Library library,
            ContributionSettings settings,
            Clock clock) {
        this.links = new LinkRows(writing);
        this.rows = new ContributionRows(writing);
        this.read = new ContributionRows(reading);
        this.requests = requests;
        this.transactions = transactions;
        this.letters = letters;
        this.library = library;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reminds everybody who is due, once for each deadline: that it was done and the mail are stored in one transaction. */
    void remind() {
        if (!letters.canRemind()) {
            return;
        }
        requests.unanswered().stream()
                .filter(each -> each.contact() != null && requests.isNear(each))
                .forEach(each -> transactions.executeWithoutResult(transaction -> {
                    if (links.reminded(each)) {
                        letters.reminder(each);
                    }
                }));
    }

    /** Deletes what was begun and never sent, and of what was decided who contributed it, and pictures nobody took. */
    void tidy() {
        Instant now = clock.instant();
        for (Contribution each : read.unsent(now.minus(settings.contributions().unsent()))) {
            if (Boolean.TRUE.equals(transactions.execute(transaction -> rows.deleteUnsent(each.id())))) {
                letGo(each.pictures());
            }
        }
        for (Contribution each :
                read.toForget(now.minus(settings.contributions().keep()))) {
            transactions.executeWithoutResult(transaction -> rows.forget(each.id(), now));
            letGo(each.pictures());
        }
    }

    private void letGo(List<Picture> pictures) {
        pictures.forEach(each -> library.letGo(each.properties().sha256()));
    }
}
