/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The campaigns pages are about. */
public interface CampaignShelf {

    /** Used where no campaign says otherwise. */
    ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");

    /** All of them, the running one first. Times are told as they will happen, not as the files say. */
    List<Campaign> all();

    /** The one that is shown on every page: the one that runs, else the next, else the last. */
    default Optional<Campaign> running() {
        return all().stream().findFirst();
    }

    default Optional<Campaign> find(CampaignId id) {
        return all().stream().filter(campaign -> campaign.id().equals(id)).findFirst();
    }

    /** In which zone times are told. */
    default ZoneId zone() {
        return running().map(Campaign::zone).orElse(USUAL_ZONE);
    }
}
