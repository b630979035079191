/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import java.util.Optional;

/** Which post: its id is unique within its municipality's posts of a campaign. */
public record PostKey(CampaignId campaign, MunicipalityId municipality, PostId post) {

    /** Reads what {@link #toString} writes; empty if it is none. */
    public static Optional<PostKey> parse(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 3
                        && CampaignId.isValid(parts[0])
                        && MunicipalityId.isValid(parts[1])
                        && PostId.isValid(parts[2])
                ? Optional.of(new PostKey(new CampaignId(parts[0]), new MunicipalityId(parts[1]), new PostId(parts[2])))
                : Optional.empty();
    }

    /** As addresses of pages have it: {@code campaign/municipality/post}. */
    @Override
    public String toString() {
        return campaign + "/" + municipality + "/" + post;
    }
}
