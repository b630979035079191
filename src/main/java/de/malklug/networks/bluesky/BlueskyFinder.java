/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.bluesky.StoredRecords.Stored;

/** Tells whether a part is there by its key, which only its own delivery has. */
final class BlueskyFinder {

    private final StoredRecords stored;
    private final Course course;

    BlueskyFinder(StoredRecords stored, Course course) {
        this.stored = stored;
        this.course = course;
    }

    Search find(PublishRequest request, Checkpoint at) {
        if (!at.step().equals(Course.POST)) {
            return new Search.Absent();
        }
        return switch (stored.find(request.account(), at)) {
            case Stored.Ours ours -> new Search.Found(ours.post().uri(), course.live(request, at, ours.post()));
            case Stored.Other other -> new Search.Absent();
            case Stored.Nothing nothing -> new Search.Absent();
            case Stored.Unknown unknown -> new Search.CannotTell(unknown.evidence());
        };
    }
}
