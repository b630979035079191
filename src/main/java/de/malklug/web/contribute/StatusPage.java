/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of something that was sent.
 *
 * @param own one's own contribution; null for all that came by a link
 * @param all what came by a link, without words and names; empty for one's own
 */
record StatusPage(
        String token,
        String town,
        String hashtag,
        @Nullable String theme,
        @Nullable Own own,
        List<Line> all) {

    /**
     * @param icon of the state, also its colour
     * @param sentence what that means and what happens next
     * @param change where it can be changed; null if it no longer can
     * @param mayAdd whether something can be added
     * @param mailed whether mails reach whoever sent it
     */
    record Own(
            String icon,
            String word,
            String sentence,
            List<Place> places,
            List<Said> said,
            String text,
            List<Shown> pictures,
            String received,
            @Nullable Instant receivedAt,
            @Nullable String change,
            boolean mayAdd,
            boolean forgotten,
            boolean mailed,
            List<String> advice,
            long keepDays) {}

    /** @param href null if the network tells none */
    record Place(String network, @Nullable String href) {}

    /** @param who whoever asks; null for oneself */
    record Said(Instant at, String time, @Nullable String who, String text) {}

    record Shown(String src, String alt) {}

    /** @param text when it came */
    record Line(String icon, String word, Instant at, String text) {}
}
