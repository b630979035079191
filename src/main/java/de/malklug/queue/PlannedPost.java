/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as calendars and lists show it: no wording, but where each of its accounts stands.
 *
 * @param version the one a person who changes it has seen
 * @param targets the accounts it goes to, ordered by network
 * @param occurrence which appearance of a post that comes again this is; empty for the post itself
 * @param appearing in what way it appears
 */
public record PlannedPost(
        CampaignId campaign,
        MunicipalityId municipality,
        PostId id,
        String title,
        @Nullable String theme,
        Post.Status desk,
        Instant dueAt,
        int version,
        List<Target> targets,
        String occurrence,
        Appearing appearing) {

    public PlannedPost {
        targets = List.copyOf(targets);
    }

    /** One that appears once, at a time of its own. */
    public PlannedPost(
            CampaignId campaign,
            MunicipalityId municipality,
            PostId id,
            String title,
            @Nullable String theme,
            Post.Status desk,
            Instant dueAt,
            int version,
            List<Target> targets) {
        this(campaign, municipality, id, title, theme, desk, dueAt, version, targets, "", Appearing.ONCE);
    }

    /**
     * An account the post goes to.
     *
     * @param status null as long as there is no delivery
     */
    public record Target(
            String account, NetworkId network, @Nullable DeliveryStatus status) {}

    /** The same post at another time. */
    public PlannedPost at(Instant time) {
        return new PlannedPost(
                campaign, municipality, id, title, theme, desk, time, version, targets, occurrence, appearing);
    }

    public PostState state() {
        return PostState.of(desk, statuses());
    }

    /** Where its deliveries stand; empty if there is none. */
    public List<DeliveryStatus> statuses() {
        return targets.stream()
                .map(Target::status)
                .filter(status -> status != null)
                .toList();
    }

    /** The networks it goes to, in their order, each once. */
    public List<NetworkId> networks() {
        return targets.stream().map(Target::network).distinct().sorted().toList();
    }

    /** Whether something of it is, or may be, out: then its time can no longer change. */
    public boolean isOut() {
        return statuses().stream().anyMatch(PostState::isOut);
    }
}
