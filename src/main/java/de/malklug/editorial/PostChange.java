/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.PostField;
import java.util.List;

/**
 * What taking up the files would make of one post.
 *
 * @param post as it would be; of one that goes, as it is
 * @param fields that would say something else, or that are contested
 */
public record PostChange(StoredPost post, Kind kind, List<PostField> fields) {

    public PostChange {
        fields = List.copyOf(fields);
    }

    /** What would become of a post. */
    public enum Kind {
        ADDED,
        CHANGED,
        /** Its file lost it. */
        REMOVED,
        /** File and desk changed different fields: it would say both. */
        MERGED,
        /** File and desk changed the same: it would stay as the desk has it until a person chooses. */
        CONTESTED
    }
}
