/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.Destination;
import java.util.List;

/**
 * What was found in {@code accounts.yaml}.
 *
 * @param accounts those that are free of errors, in the order of the file
 * @param destinations all that say whose and where they are, even if something else about them is wrong: enough to check
 *     posts against
 * @param problems all that was found, in reading order; never with a secret
 */
public record AccountsReading(List<Account> accounts, List<Destination> destinations, List<CampaignProblem> problems) {

    public AccountsReading {
        accounts = List.copyOf(accounts);
        destinations = List.copyOf(destinations);
        problems = problems.stream().sorted().toList();
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(CampaignProblem::isError);
    }
}
