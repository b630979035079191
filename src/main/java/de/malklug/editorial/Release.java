/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Timeline;
import java.util.List;

/**
 * A campaign with all posts of it that may be sent.
 *
 * @param campaign as its files say
 * @param timeline where in time it takes place
 * @param posts those that are released, in the order of their files
 */
public record Release(Campaign campaign, Timeline timeline, List<StoredPost> posts) {

    public Release {
        posts = List.copyOf(posts);
    }
}
