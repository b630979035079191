/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.CampaignId;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.engagement.DeliveryFigures;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Looks up what published posts are like. */
@Component
class Traits {

    /** More missing posts than this are looked up together. */
    private static final int FEW = 50;

    private static final int STRETCH = 500;

    private final Posts posts;

    Traits(Posts posts) {
        this.posts = posts;
    }

    /** Of these deliveries' posts; a post that is not stored any more is left out. */
    Map<PostKey, PostTraits> of(CampaignId campaign, Collection<DeliveryFigures> deliveries) {
        return more(campaign, deliveries, Map.of());
    }

    /** As {@link #of}; posts that are known already, as they were when they had just appeared, are not looked up again. */
    Map<PostKey, PostTraits> more(
            CampaignId campaign, Collection<DeliveryFigures> deliveries, Map<PostKey, PostTraits> known) {
        Set<PostKey> wanted = new HashSet<>();
        deliveries.forEach(each -> wanted.add(PostKey.of(each)));
        wanted.removeAll(known.keySet());
        Map<PostKey, PostTraits> traits = new HashMap<>(known);
        if (wanted.size() > FEW) {
            StoredPost last = null;
            List<StoredPost> stretch;
            do {
                stretch = posts.list(PostFilter.ALL.in(campaign), last, STRETCH);
                stretch.forEach(each -> put(each, wanted, traits));
                last = stretch.isEmpty() ? last : stretch.getLast();
            } while (stretch.size() == STRETCH);
        } else {
            wanted.forEach(key ->
                    posts.find(campaign, key.municipality(), key.post()).ifPresent(each -> put(each, wanted, traits)));
        }
        return traits;
    }

    private static void put(StoredPost stored, Set<PostKey> wanted, Map<PostKey, PostTraits> traits) {
        PostKey key = new PostKey(stored.post().municipality(), stored.post().id());
        if (wanted.contains(key)) {
            traits.put(key, PostTraits.of(stored));
        }
    }
}
