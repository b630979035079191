/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.networks.EngagementSource;
import de.malklug.networks.Networks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The accounts a run visits, and how many calls that takes: they have something to read, are still declared, and live on a
 * network that tells figures. Calls are spread, so that no run takes more than its part of what an account may ask in an hour.
 */
@Component
class DueAccounts {

    private final Agenda agenda;
    private final Accounts accounts;
    private final Networks networks;
    private final EngagementSettings settings;

    DueAccounts(Agenda agenda, Accounts accounts, Networks networks, EngagementSettings settings) {
        this.agenda = agenda;
        this.accounts = accounts;
        this.networks = networks;
        this.settings = settings;
    }

    /** By account, in the order they are declared. */
    List<CallPlan> at(Instant now) {
        Map<String, Integer> due = agenda.dueAccounts(now);
        return accounts.all().stream()
                .filter(account -> due.containsKey(account.id()))
                .flatMap(account -> networks
                        .engagement(account.network())
                        .map(source -> plan(account, due.getOrDefault(account.id(), 0), source))
                        .stream())
                .toList();
    }

    private CallPlan plan(Account account, int posts, EngagementSource source) {
        int calls = 1 + Math.ceilDiv(posts, source.batchSize());
        return new CallPlan(account.id(), posts, calls, Math.min(calls, mostCalls()));
    }

    /** A run's part of an hour's calls; always enough to get on. */
    private int mostCalls() {
        double part =
                (double) settings.interval().toMillis() / Duration.ofHours(1).toMillis();
        return 1 + (int) Math.max(1, Math.round(settings.callsPerHour() * part));
    }
}
