/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's published deliveries in the order they appeared, for those who follow what became of them. */
public interface PublishedDeliveries {

    /**
     * A stretch of the published deliveries whose id on the network is known, oldest first.
     *
     * @param from publication instant to begin with, inclusive
     * @param after the last one of the stretch before, or null for the first stretch
     * @param limit the most wanted
     */
    List<PublishedDelivery> since(Instant from, @Nullable PublishedDelivery after, int limit);

    /**
     * A delivery that is live.
     *
     * @param remoteId the post's id on the network
     * @param publishedAt when malklug learned that it is live
     */
    record PublishedDelivery(
            DeliveryId id,
            CampaignId campaign,
            MunicipalityId municipality,
            PostId post,
            String account,
            NetworkId network,
            @Nullable String theme,
            String title,
            String remoteId,
            @Nullable URI remoteUrl,
            Instant publishedAt) {}
}
