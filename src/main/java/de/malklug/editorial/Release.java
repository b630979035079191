/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Timeline;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A campaign with the posts of it that may be sent.
 *
 * @param campaign as its files say
 * @param timeline where in time it takes place
 * @param posts those that are released, from files and from the desk
 * @param untouched municipalities one of whose files has errors: nothing that is already scheduled for them changes
 * @param only the one post this is about: nothing of any other changes; null for the whole campaign
 */
public record Release(
        Campaign campaign,
        Timeline timeline,
        List<StoredPost> posts,
        Set<MunicipalityId> untouched,
        @Nullable PostKey only) {

    public Release {
        posts = List.copyOf(posts);
        untouched = Set.copyOf(untouched);
    }

    /** The whole campaign. */
    public Release(Campaign campaign, Timeline timeline, List<StoredPost> posts, Set<MunicipalityId> untouched) {
        this(campaign, timeline, posts, untouched, null);
    }

    /** The campaign with anchor event and period where the timeline has them. */
    public Campaign takesPlace() {
        return campaign.placed(timeline);
    }

    /**
     * One post, released or not any more.
     *
     * @param campaign as it takes place
     */
    public static Release ofOne(Campaign campaign, StoredPost post) {
        return new Release(
                campaign, Timeline.asWritten(), post.isReleased() ? List.of(post) : List.of(), Set.of(), post.key());
    }
}
