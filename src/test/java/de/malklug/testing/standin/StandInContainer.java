/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to become a post, as networks with two-step publishing keep it; one part of a carousel, too.
 *
 * @param polls how often it says that it is still being worked on
 * @param failure why it failed, in the network's words; null if it did not
 * @param post id of the post it became, or null
 */
record StandInContainer(
        String id,
        String account,
        String text,
        @Nullable String kind,
        boolean child,
        List<StandInMedia> media,
        @Nullable String parent,
        Instant at,
        String raw,
        int polls,
        @Nullable String failure,
        @Nullable String post) {

    StandInContainer {
        media = List.copyOf(media);
    }

    StandInContainer polled() {
        return new StandInContainer(
                id, account, text, kind, child, media, parent, at, raw, Math.max(0, polls - 1), failure, post);
    }

    StandInContainer published(String postId) {
        return new StandInContainer(id, account, text, kind, child, media, parent, at, raw, polls, failure, postId);
    }
}
