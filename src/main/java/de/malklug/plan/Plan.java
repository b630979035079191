/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.CampaignId;
import java.util.List;

/**
 * What is to be delivered for a campaign.
 *
 * @param deliveries in the order they are due
 * @param objections what of the released posts is not among them, and why
 */
public record Plan(CampaignId campaign, List<PlannedDelivery> deliveries, List<Objection> objections) {

    public Plan {
        deliveries = List.copyOf(deliveries);
        objections = List.copyOf(objections);
    }
}
