/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a post said before, and what people said about it. Never waits for a writer. */
public interface PostHistory {

    /** All versions of which anything is known, newest first; the first is the post as it is. */
    List<Version> versions(PostKey post);

    /** The version that was last approved; null if none was. */
    @Nullable
    Version lastApproved(PostKey post);

    /** What people said about it, oldest first. */
    List<Comment> comments(PostKey post);

    /**
     * @param post as it was
     * @param person how others read who made it so; null for its file
     * @param change what was done, for example {@code created}, {@code edited}, {@code moved}, {@code submitted}, {@code approved}
     */
    record Version(
            int number,
            StoredPost post,
            Instant at,
            @Nullable String person,
            String change) {}

    /**
     * @param person how others read who said it
     * @param name what that person signs in with
     * @param returned whether it is the reason for which the post was returned
     * @param mentions names of the persons it mentions
     */
    record Comment(
            String id, Instant at, String name, String person, boolean returned, String text, List<String> mentions) {

        public Comment {
            mentions = List.copyOf(mentions);
        }
    }
}
