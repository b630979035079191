/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import java.time.Instant;
import java.util.Set;

/**
 * A post that shows a picture or video.
 *
 * @param file as the post names it
 * @param properties of the bytes it shows
 * @param alts with what alt texts it shows them, by network perhaps different ones
 * @param dueAt when the post appears
 */
public record MediaUse(
        CampaignId campaign,
        MunicipalityId municipality,
        PostId post,
        String title,
        Instant dueAt,
        String file,
        MediaProperties properties,
        Set<String> alts) {

    public MediaUse {
        alts = Set.copyOf(alts);
    }
}
