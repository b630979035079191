/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it was last taken up from its files.
 *
 * @param campaign as it takes place: its anchor event and period are where a moved campaign has them, not where its files do
 * @param movedTo when its anchor event begins if it was moved by {@code --anchor}, in the campaign's zone; null if it was not
 * @param changedAt when something of it or its posts was last changed
 * @param shift how much later than written in its files it takes place, on the wall clock
 */
public record StoredCampaign(Campaign campaign, @Nullable LocalDateTime movedTo, Instant changedAt, Duration shift) {

    public CampaignId id() {
        return campaign.id();
    }
}
