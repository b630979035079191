/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.editorial.StoredPost;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Stops;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A post the public may read.
 *
 * @param at since when: its first publication, else its time
 * @param elsewhere where it stands on networks, in their order
 */
public record OpenPost(StoredPost post, Instant at, List<Elsewhere> elsewhere) {

    /** On its way, or tried in vain by a network: nobody has decided against it. */
    private static final Set<DeliveryStatus> NOT_STOPPED = EnumSet.of(
            DeliveryStatus.SCHEDULED, DeliveryStatus.PUBLISHING, DeliveryStatus.UNCONFIRMED, DeliveryStatus.FAILED);

    public OpenPost {
        elsewhere = List.copyOf(elsewhere);
    }

    /** The same post on a network. */
    public record Elsewhere(NetworkId network, URI address) {}

    /** The post, if the public may read it now. */
    static Optional<OpenPost> of(StoredPost post, List<Delivery> deliveries, List<Stops.Stop> stops, Instant now) {
        return since(post, deliveries, stops)
                .filter(at -> !at.isAfter(now))
                .map(at -> new OpenPost(post, at, elsewhere(deliveries)));
    }

    private static Optional<Instant> since(StoredPost post, List<Delivery> deliveries, List<Stops.Stop> stops) {
        Optional<Instant> published = deliveries.stream()
                .filter(each -> each.status() == DeliveryStatus.PUBLISHED)
                .map(each -> Objects.requireNonNullElse(each.publishedAt(), each.dueAt()))
                .min(Comparator.naturalOrder());
        if (published.isPresent()) {
            return published;
        }
        if (!post.isReleased() || stops.stream().anyMatch(stop -> covers(stop, post))) {
            return Optional.empty();
        }
        return deliveries.isEmpty()
                ? Optional.of(post.dueAt())
                : deliveries.stream()
                        .filter(each -> NOT_STOPPED.contains(each.status()))
                        .map(Delivery::dueAt)
                        .min(Comparator.naturalOrder());
    }

    private static boolean covers(Stops.Stop stop, StoredPost stored) {
        return stop.liftedAt() == null
                && switch (stop.scope()) {
                    case CAMPAIGN -> stop.subject().equals(stored.campaign().value());
                    case MUNICIPALITY ->
                        stop.subject().equals(stored.post().municipality().value());
                    case THEME -> stop.subject().equals(stored.post().theme());
                    case NETWORK, ACCOUNT -> false;
                };
    }

    private static List<Elsewhere> elsewhere(List<Delivery> deliveries) {
        return deliveries.stream()
                .filter(each -> each.status() == DeliveryStatus.PUBLISHED && isWeb(each.remoteUrl()))
                .sorted(Comparator.comparing(Delivery::network).thenComparing(Delivery::account))
                .map(each -> new Elsewhere(each.network(), Objects.requireNonNull(each.remoteUrl())))
                .toList();
    }

    private static boolean isWeb(@Nullable URI address) {
        return address != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    }
}
