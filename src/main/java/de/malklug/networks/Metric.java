/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

/** What is counted about a post or an account, in words common to all networks. */
public enum Metric {
    IMPRESSIONS,
    REACH,
    /** Likes, favourites and their like. */
    REACTIONS,
    REPLIES,
    /** Boosts, reposts; quotes are counted apart. */
    SHARES,
    QUOTES,
    /** Bookmarks and saves. */
    SAVES,
    LINK_CLICKS,
    VIDEO_VIEWS,
    /** Of an account, not of a post. */
    FOLLOWERS;

    /** The metric's name in the API and in exports, for example {@code link-clicks}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
