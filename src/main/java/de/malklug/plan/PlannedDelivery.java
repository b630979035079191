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
 * @param occurrence which repetition of a recurring post: its original local date, or of a post that fills gaps the local time of the slot; empty for a post that appears once
 * @param latestAt after this instant it is not sent without a person's word
 * @param past whether it is one of a series and was due before the series was released: what the ledger has of it follows the post, but none is added
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
        boolean past,
        String fingerprint) {

    /** One that was due after its post was released, as nearly all are. */
    public PlannedDelivery(
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
        this(
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
                false,
                fingerprint);
    }

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
                false,
                sum.hex());
    }

    /** The same, due before its series was released. */
    PlannedDelivery inPast() {
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
                true,
                fingerprint);
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
