/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.open;

import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a campaign as the public reads it.
 *
 * @param language of the posts, BCP 47
 * @param towns that can be chosen, the chosen one first asked for by its id
 * @param newer address of the stretch before, or null
 * @param older address of the stretch after, or null
 * @param other the same page in the other language
 */
record OpenPage(
        String campaign,
        String title,
        String language,
        @Nullable String event,
        @Nullable String eventHref,
        List<Choice> towns,
        List<Entry> entries,
        @Nullable String newer,
        @Nullable String older,
        String other,
        Links links) {

    /** A town to choose; the first choice is all of them. */
    record Choice(String name, String href, boolean chosen) {}

    /** Where the same is to be had for programs. */
    record Links(String self, String atom, String rss, String calendar) {}

    /**
     * A post.
     *
     * @param id names its place on the page
     * @param time when it appeared, in words
     */
    record Entry(
            String id,
            Town town,
            String heading,
            Instant at,
            String time,
            List<Part> parts,
            List<Elsewhere> elsewhere) {}

    /** One part of a post. @param link an address it points to that its text does not name, or null */
    record Part(List<Piece> text, @Nullable String link, List<Medium> media) {}

    /** A stretch of text. @param href where it leads if it is an address, or null */
    record Piece(String text, @Nullable String href) {}

    /** A picture or video. */
    record Medium(String src, String type, boolean video, String alt, int width, int height) {}

    /** The same post on a network. */
    record Elsewhere(String network, String href) {}
}
