/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published delivery with its newest figures.
 *
 * @param offered whether the network tells figures at all
 * @param newest the newest snapshot in which the network knew the post; null if there is none yet
 * @param goneSince since when the network no longer knows the post, or null
 */
public record DeliveryFigures(
        DeliveryId delivery,
        MunicipalityId municipality,
        PostId post,
        String account,
        NetworkId network,
        @Nullable String theme,
        String title,
        @Nullable URI remoteUrl,
        Instant publishedAt,
        boolean offered,
        @Nullable EngagementSnapshot newest,
        @Nullable Instant goneSince) {

    /** The newest figure, or the honest reason why there is none. */
    public MetricValue value(Metric metric) {
        if (newest != null) {
            return newest.value(metric);
        }
        return offered ? MetricValue.NOT_YET_KNOWN : MetricValue.NOT_OFFERED;
    }
}
