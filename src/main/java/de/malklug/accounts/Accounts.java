/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.ConnectedAccount;
import java.util.List;
import java.util.Optional;

/** All accounts of all municipalities, as {@code accounts.yaml} declares them now. */
public interface Accounts {

    /** In the order of the file. */
    List<Account> all();

    Optional<Account> find(String id);

    default List<Account> of(MunicipalityId municipality) {
        return all().stream()
                .filter(each -> each.municipality().equals(municipality))
                .toList();
    }

    /**
     * The account with its secrets, for one use.
     *
     * @throws de.malklug.networks.CredentialsMissing if a secret is not where the file says
     */
    ConnectedAccount connect(Account account);

    AccountHealth health(String id);

    /** A network no longer accepts the account as it is. Remembered until {@link #recovered}. */
    void needsAttention(String id, String reason);

    /** The account works again. */
    void recovered(String id);
}
