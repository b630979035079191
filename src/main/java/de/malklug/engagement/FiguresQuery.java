/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.CampaignId;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which published deliveries are wanted.
 *
 * @param network null for all
 * @param from earliest publication, inclusive; null for no limit
 * @param to latest publication, exclusive; null for no limit
 */
public record FiguresQuery(
        CampaignId campaign,
        @Nullable NetworkId network,
        @Nullable Instant from,
        @Nullable Instant to) {}
