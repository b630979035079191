/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accounts that a test adds and removes. */
public final class TestAccounts implements Accounts {

    private final List<Account> accounts = new CopyOnWriteArrayList<>();
    private volatile List<CampaignProblem> problems = List.of();

    public TestAccounts and(Account account) {
        accounts.add(account);
        return this;
    }

    /** Adds {@code <municipality>-<network>} for each of the networks. */
    public TestAccounts of(String municipality, String... networks) {
        for (String network : networks) {
            accounts.add(new Account(
                    municipality + "-" + network,
                    new MunicipalityId(municipality),
                    new NetworkId(network),
                    URI.create("https://" + network + ".example"),
                    null,
                    Map.of(),
                    Map.of()));
        }
        return this;
    }

    public void remove(String id) {
        accounts.removeIf(each -> each.id().equals(id));
    }

    public void problems(List<CampaignProblem> found) {
        problems = found;
    }

    @Override
    public List<Account> all() {
        return List.copyOf(accounts);
    }

    @Override
    public Optional<Account> find(String id) {
        return accounts.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public List<CampaignProblem> problems() {
        return problems;
    }

    @Override
    public ConnectedAccount connect(Account account) {
        return new ConnectedAccount(account.id(), account.network(), account.server(), null, Map.of());
    }

    @Override
    public AccountHealth health(String id) {
        return new AccountHealth.Ready();
    }

    @Override
    public void needsAttention(String id, String reason) {
        throw new UnsupportedOperationException("Accounts of a test are always well");
    }

    @Override
    public void recovered(String id) {}
}
