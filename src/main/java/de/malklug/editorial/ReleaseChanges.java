/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignProblem;
import java.util.List;

/**
 * What became of a release.
 *
 * @param added deliveries scheduled
 * @param changed deliveries that now say something else or appear at another time
 * @param withdrawn deliveries that are no longer to be sent
 * @param unchanged deliveries that stay as they are
 * @param alreadySent deliveries meant otherwise by now, but sent or being sent: left as they are
 * @param objections why released posts, or some of their deliveries, were not scheduled
 */
public record ReleaseChanges(
        int added, int changed, int withdrawn, int unchanged, int alreadySent, List<CampaignProblem> objections) {

    public static final ReleaseChanges NONE = new ReleaseChanges(0, 0, 0, 0, 0, List.of());

    public ReleaseChanges {
        objections = List.copyOf(objections);
    }
}
