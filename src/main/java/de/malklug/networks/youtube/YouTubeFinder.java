/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishRequest;

/** Tells whether what a step may have made public is there. */
final class YouTubeFinder {

    private final Comments comments;
    private final RevealSteps reveal;
    private final CommentStep comment;

    YouTubeFinder(Comments comments, RevealSteps reveal, CommentStep comment) {
        this.comments = comments;
        this.reveal = reveal;
        this.comment = comment;
    }

    Search find(PublishRequest request, Checkpoint at) {
        return switch (at.step()) {
            case Course.COMMENT -> comments.find(request, at, comment);
            case Course.REVEAL, Course.REVEALED -> reveal.find(request, at);
            default -> new Search.Absent();
        };
    }
}
