/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Post;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.Release;
import de.malklug.editorial.StoredCampaign;
import de.malklug.editorial.StoredPost;
import de.malklug.plan.PlannedDelivery;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets more of what comes again into the queue as time goes by: the next appearances of series, and evergreen posts in slots that are still
 * free. What it does twice changes nothing the second time.
 */
@Component
class Horizon {

    private static final int ALL = 1_000_000;

    private final Campaigns campaigns;
    private final Posts posts;
    private final ReleasedPostsScheduling scheduling;
    private final DeliveryLedger ledger;

    Horizon(Campaigns campaigns, Posts posts, ReleasedPostsScheduling scheduling, DeliveryLedger ledger) {
        this.campaigns = campaigns;
        this.posts = posts;
        this.scheduling = scheduling;
        this.ledger = ledger;
    }

    /** Extends every series to the horizon of now. */
    void extendSeries() {
        for (StoredCampaign campaign : campaigns.all()) {
            posts.again(campaign.id()).stream()
                    .filter(post -> post.repeat() != null)
                    .forEach(post -> extend(
                            post.key(),
                            scheduling
                                    .plan(Release.ofOne(campaign.campaign(), post))
                                    .deliveries()));
        }
    }

    /** Fills the slots that come into reach, and makes room where something else took one. */
    void fillGaps() {
        for (StoredCampaign campaign : campaigns.all()) {
            boolean fills = posts.again(campaign.id()).stream()
                    .anyMatch(post -> post.post().evergreen());
            if (fills) {
                fillGaps(campaign.campaign());
            }
        }
    }

    private void fillGaps(Campaign campaign) {
        PostFilter released = PostFilter.ALL.in(campaign.id()).being(Post.Status.APPROVED);
        List<StoredPost> all = posts.list(released, null, ALL);
        scheduling.fillings(campaign, all).forEach(this::extend);
    }

    private void extend(PostKey post, List<PlannedDelivery> plan) {
        ledger.extendPost(post.campaign(), post.municipality(), post.post(), plan);
    }
}
