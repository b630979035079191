/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostKey;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.EngagementCall;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.engagement.FiguresQuery;
import de.malklug.engagement.ReactionPoint;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two readings of one post. */
final class SampleEngagement implements Engagement {

    @Override
    public List<EngagementSnapshot> ofPost(CampaignId campaign, MunicipalityId municipality, PostId post) {
        if (!post.value().equals("klimaneutral-2030")) {
            return List.of();
        }
        String account = municipality + "-mastodon";
        DeliveryId delivery = DeliveryId.of(campaign.value(), municipality.value(), post.value(), account, "");
        return List.of(
                snapshot(delivery, account, Duration.ofMinutes(15), 3),
                snapshot(delivery, account, Duration.ofHours(1), 12),
                doubted(delivery, account, Duration.ofHours(6), 12));
    }

    /** A sudden zero, in place of which what was told before counts. */
    private static EngagementSnapshot doubted(DeliveryId delivery, String account, Duration age, long instead) {
        EngagementSnapshot zero = snapshot(delivery, account, age, 0);
        return new EngagementSnapshot(
                delivery,
                account,
                zero.network(),
                age,
                zero.age(),
                zero.readAt(),
                true,
                zero.followers(),
                zero.reading(),
                Map.of(Metric.REACTIONS, instead),
                null);
    }

    private static EngagementSnapshot snapshot(DeliveryId delivery, String account, Duration age, int reactions) {
        return new EngagementSnapshot(
                delivery,
                account,
                new NetworkId("mastodon"),
                age,
                age.plusSeconds(8),
                Instant.parse("2026-11-09T08:00:00Z").plus(age),
                true,
                412L,
                EngagementReading.builder()
                        .count(Metric.REACTIONS, reactions)
                        .count(Metric.REPLIES, 0)
                        .count(Metric.SHARES, 2)
                        .build());
    }

    @Override
    public List<DeliveryFigures> newest(FiguresQuery query) {
        return List.of();
    }

    @Override
    public Map<DeliveryId, List<EngagementSnapshot>> courses(FiguresQuery query) {
        return Map.of();
    }

    @Override
    public Map<String, MetricValue> followers() {
        return Map.of();
    }

    @Override
    public List<EngagementProblem> problems() {
        return List.of();
    }

    @Override
    public List<DataFinding> findings(CampaignId campaign) {
        MunicipalityId soest = new MunicipalityId("soest");
        PostId post = new PostId("klimaneutral-2030");
        return List.of(new DataFinding(
                DeliveryId.of(campaign.value(), soest.value(), post.value(), "soest-mastodon", ""),
                soest,
                post,
                "soest-mastodon",
                new NetworkId("mastodon"),
                "Klimaneutral bis 2030",
                Metric.REACTIONS,
                DataFinding.Kind.ZERO,
                12,
                0,
                Instant.parse("2026-11-09T08:05:00Z")));
    }

    @Override
    public Map<DeliveryId, List<ReactionPoint>> reactions(FiguresQuery query) {
        return Map.of();
    }

    @Override
    public Optional<EngagementCall> call(String id) {
        return Optional.empty();
    }

    @Override
    public Map<PostKey, Long> reach(CampaignId campaign) {
        return Map.of();
    }

    @Override
    public long version() {
        return 0;
    }
}
