/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post in the calendar or a row of the list.
 *
 * @param key campaign, municipality and post, as addresses have them
 * @param id usable as an element's id
 * @param href of what choosing it leads to
 * @param post address of its own page
 * @param move address under which it is moved; null if it can't be, or not by this person
 * @param clock time without zone, for tight places
 * @param zone what the zone is called then
 * @param day in short
 * @param date day and month, for its name
 * @param icon of its state
 * @param word for its state
 * @param summary where its accounts stand, in words
 * @param share how many of its accounts have it, while not all do; else empty
 * @param chosen whether it is the one beside the calendar
 * @param sign in what way it appears, in a word; empty for once at a time of its own
 * @param asks whether moving it asks a question first, because more than this appearance could be meant
 */
record Tile(
        String key,
        String id,
        String href,
        String post,
        @Nullable String move,
        int version,
        Instant dueAt,
        String localTime,
        String clock,
        String zone,
        String time,
        String day,
        String date,
        String title,
        Town town,
        String theme,
        String icon,
        String word,
        String summary,
        String share,
        List<Network> networks,
        boolean chosen,
        String sign,
        boolean asks) {

    /** @param sign two letters for tight places */
    record Network(String sign, String name) {}

    /** For example {@code Mastodon, Bluesky}. */
    public String networkNames() {
        return String.join(", ", networks.stream().map(Network::name).toList());
    }

    /** For example {@code Ma, Bl}. */
    public String networkSigns() {
        return String.join(", ", networks.stream().map(Network::sign).toList());
    }
}
