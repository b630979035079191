/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MunicipalityId;
import de.malklug.queue.Stops.Scope;
import de.malklug.security.Rights;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Keeps everybody to the stops that are theirs to set, look into and lift. */
@Component
class StopGuard {

    private final Accounts accounts;
    private final Rights rights;

    StopGuard(Accounts accounts, Rights rights) {
        this.accounts = accounts;
        this.rights = rights;
    }

    /** @throws AccessDeniedException if the caller may not stop that */
    void check(Scope scope, String subject) {
        boolean allowed = switch (scope) {
            case MUNICIPALITY -> MunicipalityId.isValid(subject) && rights.mayStop(new MunicipalityId(subject));
            case ACCOUNT ->
                accounts.find(subject)
                        .map(Account::municipality)
                        .map(rights::mayStop)
                        .orElseGet(rights::mayStopEverything);
            case CAMPAIGN, NETWORK, THEME -> rights.mayStopEverything();
        };
        if (!allowed) {
            throw new AccessDeniedException("Not this scope");
        }
    }
}
