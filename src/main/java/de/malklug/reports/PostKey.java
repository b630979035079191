/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.engagement.DeliveryFigures;

/** Names a post within its campaign. */
public record PostKey(MunicipalityId municipality, PostId post) {

    /** The post of a delivery. */
    public static PostKey of(DeliveryFigures delivery) {
        return new PostKey(delivery.municipality(), delivery.post());
    }
}
