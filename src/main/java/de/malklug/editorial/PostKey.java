/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;

/** Which post: its id is unique within its municipality's posts of a campaign. */
public record PostKey(CampaignId campaign, MunicipalityId municipality, PostId post) {

    /** As addresses of pages have it: {@code campaign/municipality/post}. */
    @Override
    public String toString() {
        return campaign + "/" + municipality + "/" + post;
    }
}
