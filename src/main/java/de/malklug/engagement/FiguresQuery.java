/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.CampaignId;
import de.malklug.networks.NetworkId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which published deliveries are wanted.
 *
 * @param network null for all
 * @param from earliest publication, inclusive; null for no limit
 * @param to latest publication, exclusive; null for no limit
 * @param theme null for all
 * @param age the age at which posts are compared; null for each post's newest reading
 * @param asOf what was read or published later is left out; null for now
 */
public record FiguresQuery(
        CampaignId campaign,
        @Nullable NetworkId network,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String theme,
        @Nullable Duration age,
        @Nullable Instant asOf) {

    /** Everything as of now, each post with its newest reading. */
    public FiguresQuery(
            CampaignId campaign, @Nullable NetworkId network, @Nullable Instant from, @Nullable Instant to) {
        this(campaign, network, from, to, null, null, null);
    }
}
