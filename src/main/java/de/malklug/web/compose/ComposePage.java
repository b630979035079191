/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.web.compose.Typed.Instead;
import de.malklug.web.layout.Town;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The composer as its page shows it.
 *
 * @param action where the form goes
 * @param editing whether the post is stored already
 * @param state icon and word of where it stands
 * @param saved version and time in words; empty while nothing is stored
 * @param voids what saving makes void, in a sentence; null if nothing
 * @param autosave whether it is saved by itself: only what is a draft, so that nobody loses an approval by a stray key
 * @param zone what the zone is called at that time, for example {@code MEZ}
 * @param slots whether the campaign has queue slots
 * @param language in words
 */
record ComposePage(
        String title,
        Town town,
        List<Town> towns,
        String action,
        boolean editing,
        State state,
        String saved,
        @Nullable String voids,
        boolean autosave,
        Typed typed,
        String zone,
        boolean slots,
        String language,
        List<AccountLine> accounts,
        List<String> themes,
        List<Tab> tabs,
        List<MediaRow> media,
        List<PartRow> parts,
        List<Choice> library,
        String anchors,
        Live live,
        Links links,
        List<Finding> summary) {

    /** Where a post stands. */
    record State(String icon, String word) {}

    /**
     * One of the municipality's accounts.
     *
     * @param ready whether nothing stands in its way
     */
    record AccountLine(String id, String network, String handle, String health, boolean ready, boolean ticked) {}

    /**
     * A network's own wording.
     *
     * @param own whether it says something else than all
     * @param text what stands in its field: the common text as long as it says nothing else
     * @param pictures which of the pictures it shows
     */
    record Tab(
            String network,
            String name,
            boolean used,
            boolean own,
            String text,
            String link,
            List<Ticked> pictures,
            String note) {}

    /** A picture that a wording may show. */
    record Ticked(int row, String name, boolean ticked) {}

    /**
     * @param src where this server shows it; null if it can't
     * @param facts kind, size and proportions in words
     * @param only networks that alone show it; empty for all
     * @param fits what becomes of it on each network
     */
    record MediaRow(
            int row,
            String file,
            String name,
            String alt,
            Instead instead,
            int part,
            boolean common,
            @Nullable String src,
            boolean video,
            int width,
            int height,
            String facts,
            String only,
            List<String> fits,
            boolean bad) {}

    /** @param number counted from 2, as people count */
    record PartRow(int index, int number, String text, String link) {}

    /** Something of the library that could be shown. */
    record Choice(
            String file, String name, String alt, @Nullable String src) {}

    /**
     * Everything that changes while somebody writes.
     *
     * @param due when it appears, in words
     * @param slot what there is to know about the time; may be empty
     * @param blocked why it can't be submitted; null if it can
     * @param settled whether that is because it was submitted or approved already
     */
    record Live(
            List<Counter> counters,
            List<TabState> tabs,
            List<Preview> previews,
            List<Finding> findings,
            int musts,
            int advice,
            String due,
            String slot,
            List<Marks> marks,
            @Nullable String blocked,
            boolean settled) {

        /** Whether a network has anything to do with the post. */
        public boolean used(String network) {
            return tabs.stream().anyMatch(tab -> tab.network().equals(network) && tab.used());
        }
    }

    /**
     * How long a text is on a network.
     *
     * @param field id of the field it belongs to
     * @param state class while it is too long
     * @param name all of it in words, for those who do not see the bar
     */
    record Counter(
            String field,
            String network,
            int count,
            int max,
            int shown,
            int left,
            boolean over,
            String figures,
            String name) {}

    /** What stands beside a tab's name. */
    record TabState(String network, String word, boolean bad, boolean used) {}

    /** What stands marked behind a field. */
    record Marks(String field, List<Piece> pieces) {}

    /**
     * How it will look on networks that show the same.
     *
     * @param names of all of them
     */
    record Preview(String names, List<NetworkLine> networks, String due, List<PreviewPart> parts, String note) {}

    /** @param verdict icon and word: whether it fits there */
    record NetworkLine(String name, State verdict) {}

    /**
     * @param heading which part of how many; empty if there is only one
     * @param appended an address that is added at its end; null if none
     * @param card an address shown as a card; null if none
     */
    record PreviewPart(
            String heading,
            List<Piece> text,
            @Nullable String appended,
            @Nullable Card card,
            List<Picture> media) {}

    record Card(String host, String address) {}

    /** @param said its alternative text as it is read out, or what is missing */
    record Picture(
            @Nullable String src,
            boolean video,
            String alt,
            boolean altBad,
            String said,
            int width,
            int height,
            String shape) {}

    /**
     * @param post the post's own page; null while it is not stored
     */
    record Links(
            String close,
            @Nullable String post,
            @Nullable String versions,
            @Nullable String delete,
            String newPost) {}
}
