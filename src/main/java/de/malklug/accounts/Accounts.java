/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.ConnectedAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All accounts of all municipalities, as {@code accounts.yaml} declares them now. */
public interface Accounts {

    /** In the order of the file. */
    List<Account> all();

    Optional<Account> find(String id);

    /** What stands in the way in the file as it is now; while there are errors, the accounts last read well stay in force. */
    default List<CampaignProblem> problems() {
        return List.of();
    }

    default List<Account> of(MunicipalityId municipality) {
        return all().stream()
                .filter(each -> each.municipality().equals(municipality))
                .toList();
    }

    /** All accounts as posts see them. */
    default List<Destination> destinations() {
        return all().stream().map(Account::destination).toList();
    }

    /**
     * The account with its secrets, for one use.
     *
     * @throws de.malklug.networks.CredentialsMissing if a secret is not where the file says
     */
    ConnectedAccount connect(Account account);

    /** The account with those of its secrets that are there; with none where accounts hold none. */
    default ConnectedAccount asFarAsKnown(Account account) {
        return new ConnectedAccount(account.id(), account.network(), account.server(), account.handle(), Map.of());
    }

    AccountHealth health(String id);

    /** A network no longer accepts the account as it is. Remembered until {@link #recovered}. */
    void needsAttention(String id, String reason);

    /** The account works again. Costs nothing if it always did. */
    void recovered(String id);
}
