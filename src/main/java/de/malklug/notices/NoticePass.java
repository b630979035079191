/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.security.People;
import de.malklug.security.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks once for what people must know, and sees that they are told. May run at any time, as often as one likes. */
@Component
class NoticePass {

    private static final Duration NEWS_LASTS = Duration.ofDays(14);

    private final Sources sources;
    private final NoticeStore store;
    private final NoticeMails mails;
    private final People people;
    private final NoticeSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    NoticePass(
            Sources sources,
            NoticeStore store,
            NoticeMails mails,
            People people,
            NoticeSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.sources = sources;
        this.store = store;
        this.mails = mails;
        this.people = people;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    void run() {
        List<Occurrence> now = sources.now();
        Set<String> stillSo = new HashSet<>(sources.approvalsAwaited());
        now.forEach(each -> stillSo.add(each.event()));
        List<Person> all = people.all();
        transactions.executeWithoutResult(status -> {
            now.forEach(each -> store.add(each, all));
            store.settle(Sources.KINDS, stillSo);
            store.settleNews(clock.instant().minus(NEWS_LASTS));
            store.updateReaders(all);
        });
        mails.urgent(all);
        mails.digests(all);
    }

    /** Deletes what was settled long ago. */
    void tidy() {
        Instant before = clock.instant().minus(settings.keep());
        transactions.executeWithoutResult(status -> store.forget(before));
    }
}
