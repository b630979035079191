/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as the network stored it.
 *
 * @param account handle of its author
 * @param text as it arrived
 * @param inReplyTo id of the post it answers, or null
 * @param raw the request body or record it was made of
 */
public record StandInPost(
        String id,
        String account,
        String text,
        @Nullable String language,
        List<StandInMedia> media,
        @Nullable String inReplyTo,
        Instant at,
        String raw) {

    public StandInPost {
        media = List.copyOf(media);
    }

    /** The same post in other words. */
    public StandInPost saying(String words) {
        return new StandInPost(id, account, words, language, media, inReplyTo, at, raw);
    }
}
