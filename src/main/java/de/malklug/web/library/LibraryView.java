/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The library as its page shows it.
 *
 * @param owners for whom the reader may upload; more than one only for who speaks for all
 * @param total how many items fit the filter
 * @param fromFiles what campaign files show; nobody changes it here
 * @param previous where the stretch before is, or null
 * @param next where the stretch after is, or null
 */
record LibraryView(
        Wanted wanted,
        List<Owner> owners,
        List<Owner> towns,
        String limits,
        int total,
        List<Tile> tiles,
        List<FileTile> fromFiles,
        @Nullable String previous,
        @Nullable String next) {

    /**
     * What the reader looks for.
     *
     * @param municipality an id, {@link Owner#SHARED}, or empty for all
     * @param text part of the name, the alt text or the rights note
     * @param missing only what has no alt text
     */
    record Wanted(String municipality, String text, boolean missing, int page) {}

    /** Whose an item can be. */
    record Owner(String id, String name) {

        /** Stands for what all municipalities share. */
        static final String SHARED = "-";
    }

    /**
     * @param src a small picture; null for videos
     * @param town null if all share it
     * @param use in how many posts, in words
     */
    record Tile(
            String href,
            String name,
            @Nullable String src,
            String alt,
            boolean hasAlt,
            @Nullable Town town,
            String facts,
            String use) {}

    /** @param posts that show it */
    record FileTile(
            String name,
            @Nullable String src,
            List<String> alts,
            @Nullable Town town,
            String facts,
            List<Post> posts) {}

    /** A post that shows it, and with what alt text. */
    record Post(String href, String title, Instant dueAt, String due, Town town, List<String> alts) {}

    /**
     * One item as its page shows it.
     *
     * @param mine whether the reader may change it
     * @param reference as posts name it
     * @param src where its bytes are shown
     */
    record Item(
            String name,
            String reference,
            String src,
            boolean picture,
            int width,
            int height,
            @Nullable Town town,
            String kind,
            String size,
            String measure,
            String addedBy,
            Instant addedAt,
            String added,
            boolean mine,
            List<Post> posts) {}

    /** What a person typed. */
    record Typed(int version, String alt, String rights, String x, String y) {}

    /** @param field id of the field it is about */
    record Problem(String field, String text) {}
}
