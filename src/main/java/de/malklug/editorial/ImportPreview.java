/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignProblem;
import java.util.List;

/**
 * What an import would do.
 *
 * @param releases each campaign with all posts of it that would be released
 * @param changes what would become of posts
 * @param problems what a person should change, in reading order
 */
public record ImportPreview(List<Release> releases, List<PostChange> changes, List<CampaignProblem> problems) {

    public ImportPreview {
        releases = List.copyOf(releases);
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(CampaignProblem::isError);
    }
}
