/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One variant bound for one account at one instant, as the ledger has it. All instants are UTC.
 *
 * @param account id of the account
 * @param title a short heading for lists
 * @param message what is to be said
 * @param dueAt when it is to appear
 * @param wakeAt when malklug acts on it next; {@code dueAt} unless it waits for a step, a try or a look
 * @param attempts how many times its publication was begun or begun again
 * @param explanation why it stands where it stands, or null if there is nothing to say
 * @param publishedAt when malklug learned that it is live
 * @param askedAt since when a person is asked about an unconfirmed delivery, or null
 * @param version grows with every change; an edit names the version it saw
 * @param occurrence which appearance of a post that comes again; empty for one that appears once
 */
public record Delivery(
        DeliveryId id,
        CampaignId campaign,
        MunicipalityId municipality,
        PostId post,
        String account,
        NetworkId network,
        @Nullable String theme,
        String title,
        Message message,
        DeliveryStatus status,
        Instant dueAt,
        Instant wakeAt,
        int attempts,
        @Nullable Explanation explanation,
        @Nullable String remoteId,
        @Nullable URI remoteUrl,
        @Nullable Instant publishedAt,
        @Nullable Instant askedAt,
        int version,
        String occurrence) {

    /** One that appears once. */
    public Delivery(
            DeliveryId id,
            CampaignId campaign,
            MunicipalityId municipality,
            PostId post,
            String account,
            NetworkId network,
            @Nullable String theme,
            String title,
            Message message,
            DeliveryStatus status,
            Instant dueAt,
            Instant wakeAt,
            int attempts,
            @Nullable Explanation explanation,
            @Nullable String remoteId,
            @Nullable URI remoteUrl,
            @Nullable Instant publishedAt,
            @Nullable Instant askedAt,
            int version) {
        this(
                id,
                campaign,
                municipality,
                post,
                account,
                network,
                theme,
                title,
                message,
                status,
                dueAt,
                wakeAt,
                attempts,
                explanation,
                remoteId,
                remoteUrl,
                publishedAt,
                askedAt,
                version,
                "");
    }

    /** Which occurrence it is of. */
    public Appearing appearing() {
        return Appearing.of(occurrence);
    }
}
