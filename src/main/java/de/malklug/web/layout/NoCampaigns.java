/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.campaign.Campaign;
import java.util.List;
import org.springframework.stereotype.Component;

/** Until campaigns are stored. */
@Component
class NoCampaigns implements CampaignShelf {

    @Override
    public List<Campaign> all() {
        return List.of();
    }
}
