/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.networks.Networks;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The accounts a run visits: they have something to read, are still declared, and live on a network that tells figures. */
@Component
class DueAccounts {

    private final Agenda agenda;
    private final Accounts accounts;
    private final Networks networks;

    DueAccounts(Agenda agenda, Accounts accounts, Networks networks) {
        this.agenda = agenda;
        this.accounts = accounts;
        this.networks = networks;
    }

    List<String> at(Instant now) {
        Set<String> due = agenda.dueAccounts(now);
        return accounts.all().stream()
                .filter(account -> networks.engagement(account.network()).isPresent())
                .map(Account::id)
                .filter(due::contains)
                .toList();
    }
}
