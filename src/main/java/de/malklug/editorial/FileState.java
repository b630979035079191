/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Post;
import de.malklug.media.MediaProperties;
import java.util.Map;

/**
 * What a file says of a post.
 *
 * @param fingerprint of everything but its status
 */
record FileState(Post post, Map<String, MediaProperties> media, String fingerprint) {

    static FileState of(StoredPost stored) {
        return new FileState(stored.post(), stored.media(), stored.fingerprint());
    }

    /** Whether the post is just so. */
    boolean isSameAs(StoredPost other) {
        return fingerprint.equals(other.fingerprint())
                && post.status() == other.post().status()
                && !other.removed();
    }

    /** Whether the post says just that, and only waits for an approval of which files know nothing. */
    boolean isSubmittedAs(StoredPost other) {
        return fingerprint.equals(other.fingerprint())
                && post.status() == Post.Status.DRAFT
                && other.post().status() == Post.Status.SUBMITTED
                && !other.removed();
    }

    boolean isSameAs(FileState other) {
        return fingerprint.equals(other.fingerprint) && post.status() == other.post.status();
    }
}
