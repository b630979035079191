/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.List;

/**
 * What was found in a folder of campaigns.
 *
 * @param campaigns those whose {@code campaign.yaml} is free of errors
 * @param problems all that was found, in reading order
 */
public record CampaignReading(List<CampaignFolder> campaigns, List<CampaignProblem> problems) {

    public CampaignReading {
        campaigns = List.copyOf(campaigns);
        problems = problems.stream().sorted().toList();
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(CampaignProblem::isError);
    }
}
