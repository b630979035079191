/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are wanted; null and empty mean any.
 *
 * @param from earliest due instant, inclusive
 * @param to latest due instant, exclusive
 */
public record DeliveryFilter(
        @Nullable CampaignId campaign,
        Set<MunicipalityId> municipalities,
        @Nullable PostId post,
        @Nullable NetworkId network,
        @Nullable String account,
        Set<DeliveryStatus> statuses,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final DeliveryFilter ALL = new DeliveryFilter(null, Set.of(), null, null, null, Set.of(), null, null);

    public DeliveryFilter {
        municipalities = Set.copyOf(municipalities);
        statuses = Set.copyOf(statuses);
    }

    public DeliveryFilter in(CampaignId wanted) {
        return new DeliveryFilter(wanted, municipalities, post, network, account, statuses, from, to);
    }

    public DeliveryFilter of(Set<MunicipalityId> wanted) {
        return new DeliveryFilter(campaign, wanted, post, network, account, statuses, from, to);
    }

    public DeliveryFilter ofPost(PostId wanted) {
        return new DeliveryFilter(campaign, municipalities, wanted, network, account, statuses, from, to);
    }

    public DeliveryFilter on(NetworkId wanted) {
        return new DeliveryFilter(campaign, municipalities, post, wanted, account, statuses, from, to);
    }

    public DeliveryFilter onAccount(String wanted) {
        return new DeliveryFilter(campaign, municipalities, post, network, wanted, statuses, from, to);
    }

    public DeliveryFilter being(DeliveryStatus... wanted) {
        return new DeliveryFilter(campaign, municipalities, post, network, account, Set.of(wanted), from, to);
    }

    /** Due from the first instant (inclusive) to the second (exclusive); null leaves a side open. */
    public DeliveryFilter due(@Nullable Instant earliest, @Nullable Instant before) {
        return new DeliveryFilter(campaign, municipalities, post, network, account, statuses, earliest, before);
    }
}
