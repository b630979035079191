/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryStatus;
import de.malklug.wording.Phrases;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as lists show it.
 *
 * @param explanation why it stands where it stands, in the caller's language
 * @param occurrence which appearance of a post that comes again: the original date of a series, the local time of a filled slot; null for
 *     one that appears once
 */
@Schema(name = "Delivery", description = "One post bound for one account at one instant.")
@JsonPropertyOrder({
    "id",
    "post",
    "municipality",
    "network",
    "account",
    "status",
    "dueAt",
    "publishedAt",
    "remoteId",
    "remoteUrl",
    "attempts",
    "explanation",
    "occurrence"
})
record DeliveryView(
        String id,
        String post,
        String municipality,
        String network,
        String account,
        DeliveryStatus status,
        Instant dueAt,
        @Nullable Instant publishedAt,
        @Nullable String remoteId,
        @Nullable URI remoteUrl,
        int attempts,
        @Nullable String explanation,
        @Nullable String occurrence) {

    static DeliveryView of(Delivery delivery, Phrases phrases) {
        return new DeliveryView(
                delivery.id().value(),
                delivery.post().value(),
                delivery.municipality().value(),
                delivery.network().value(),
                delivery.account(),
                delivery.status(),
                delivery.dueAt(),
                delivery.publishedAt(),
                delivery.remoteId(),
                delivery.remoteUrl(),
                delivery.attempts(),
                delivery.explanation() == null ? null : phrases.explain(delivery.explanation()),
                delivery.occurrence().isEmpty() ? null : delivery.occurrence());
    }
}
