/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A video as YouTube has it, private or not. */
final class YouTubeVideo {

    final String id;
    final String handle;
    final ObjectNode snippet;
    final StandInMedia media;
    final Instant uploadedAt;
    String privacy;
    String uploadStatus = "uploaded";
    int pollsLeft;

    @Nullable
    String thumbnail;

    YouTubeVideo(
            String id,
            String handle,
            ObjectNode snippet,
            StandInMedia media,
            Instant uploadedAt,
            String privacy,
            int pollsLeft) {
        this.id = id;
        this.handle = handle;
        this.snippet = snippet;
        this.media = media;
        this.uploadedAt = uploadedAt;
        this.privacy = privacy;
        this.pollsLeft = pollsLeft;
    }
}
