/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.editorial.PostKey;
import java.util.List;
import java.util.Optional;

/** The posts of all campaigns, with where their deliveries stand: what every calendar, list and table reads. */
public interface PlannedPosts {

    /**
     * The wanted posts, ordered by time; those no longer in the files are left out. Of a post that comes again each appearance in that time is
     * one; where the time has no end, those the queue knows.
     */
    List<PlannedPost> find(PostQuery query);

    /** One post, if it is still there. */
    Optional<PlannedPost> find(PostKey key);

    /**
     * One appearance of a post that comes again.
     *
     * @param occurrence what it is called by; empty for the post itself
     */
    default Optional<PlannedPost> find(PostKey key, String occurrence) {
        return find(key).filter(post -> post.occurrence().equals(occurrence));
    }

    /** The themes there are, in alphabetical order. */
    List<String> themes();
}
