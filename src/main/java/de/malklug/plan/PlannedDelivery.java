/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.Fingerprint;
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
        String fingerprint) {

    /** With the fingerprint of everything else. */
    public static PlannedDelivery of(
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
            Instant latestAt) {
        Fingerprint sum = new Fingerprint()
                .add(campaign)
                .add(municipality)
                .add(post)
                .add(occurrence)
                .add(account)
                .add(network)
                .add(theme)
                .add(title)
                .add(dueAt)
                .add(latestAt);
        add(message, sum);
        return new PlannedDelivery(
                campaign,
                municipality,
                post,
                occurrence,
                account,
                network,
                theme,
                title,
                message,
                dueAt,
                latestAt,
                sum.hex());
    }

    private static void add(Message message, Fingerprint sum) {
        sum.add(message.language()).add(message.parts().size());
        for (Message.Part part : message.parts()) {
            sum.add(part.text()).add(part.link()).add(part.media().size());
            for (Message.Media media : part.media()) {
                sum.add(media.id())
                        .add(media.contentType())
                        .add(media.size())
                        .add(media.width())
                        .add(media.height())
                        .add(media.alt());
            }
        }
    }
}
