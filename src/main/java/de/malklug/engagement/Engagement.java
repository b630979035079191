/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostKey;
import de.malklug.networks.MetricValue;
import de.malklug.queue.DeliveryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What published posts achieved, as far as it was read. Never waits for a writer. */
public interface Engagement {

    /** Every snapshot of a post on all its accounts, by account, youngest age first. */
    List<EngagementSnapshot> ofPost(CampaignId campaign, MunicipalityId municipality, PostId post);

    /** The published deliveries with their newest figures, oldest first. */
    List<DeliveryFigures> newest(FiguresQuery query);

    /** The snapshots in which the network knew the post, by delivery, youngest age first. */
    Map<DeliveryId, List<EngagementSnapshot>> courses(FiguresQuery query);

    /** The newest follower count of every account that was ever visited, by account. */
    Map<String, MetricValue> followers();

    /** Accounts whose figures could not be read last time, by account. */
    List<EngagementProblem> problems();

    /** Figures of a campaign that cannot be right, newest first. They are kept but do not count. */
    List<DataFinding> findings(CampaignId campaign);

    /** How the reactions of posts grew, by delivery, oldest reading first; posts without any reading are left out. */
    Map<DeliveryId, List<ReactionPoint>> reactions(FiguresQuery query);

    /** A call that asked for figures; empty if it is not remembered. */
    Optional<EngagementCall> call(String id);

    /** How many people the posts of a campaign have reached by their newest figures, on all accounts; without posts of which no network tells. */
    Map<PostKey, Long> reach(CampaignId campaign);

    /** Grows with every call that brought figures, so that what was computed from them can be kept until then. */
    long version();
}
