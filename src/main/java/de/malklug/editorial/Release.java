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

/**
 * A campaign with the posts of it that may be sent.
 *
 * @param campaign as its files say
 * @param timeline where in time it takes place
 * @param posts those that are released, in the order of their files
 * @param untouched municipalities one of whose files has errors: nothing that is already scheduled for them changes
 */
public record Release(Campaign campaign, Timeline timeline, List<StoredPost> posts, Set<MunicipalityId> untouched) {

    public Release {
        posts = List.copyOf(posts);
        untouched = Set.copyOf(untouched);
    }
}
