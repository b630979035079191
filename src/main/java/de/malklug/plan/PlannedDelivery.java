/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One variant of a released post bound for one account at one instant, before the ledger knows it.
 *
 * @param occurrence which repetition of a recurring post; empty for a post that appears once
 * @param latestAt after this instant it is not sent without a person's word
 * @param fingerprint changes when and only when something of it changes
 */
public record PlannedDelivery(
        CampaignId campaign,
        MunicipalityId municipality,
        PostId post,
        String occurrence,
        String account,
        NetworkId network,
        @Nullable String theme,
        String title,
        Message message,
        Instant dueAt,
        Instant latestAt,
        String fingerprint) {}
