/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.CampaignProblem;
import java.util.List;

/**
 * What came of taking up a folder of campaigns.
 *
 * @param unchanged whether nothing had to be done, because all sources are as they were
 * @param campaigns what was taken up; empty if nothing changed
 * @param problems what a person should change, in reading order
 */
public record ImportResult(boolean unchanged, List<TakenUp> campaigns, List<CampaignProblem> problems) {

    static final ImportResult UNCHANGED = new ImportResult(true, List.of(), List.of());

    public ImportResult {
        campaigns = List.copyOf(campaigns);
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(CampaignProblem::isError);
    }

    /**
     * A campaign that was taken up.
     *
     * @param posts how many posts its files hold
     * @param released how many of them may be sent
     */
    public record TakenUp(CampaignId id, String title, int posts, int released, ReleaseChanges changes) {}
}
