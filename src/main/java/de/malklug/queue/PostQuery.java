/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which posts a calendar or list shows.
 *
 * @param from due then or later; null for no bound
 * @param to due before; null for no bound
 * @param municipalities empty for all
 * @param network one it goes to; null for any
 * @param states empty for any
 * @param theme null for any
 * @param text what the title or text contains, letter case aside; null for anything
 */
public record PostQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<MunicipalityId> municipalities,
        @Nullable NetworkId network,
        Set<PostState> states,
        @Nullable String theme,
        @Nullable String text) {

    public static final PostQuery ALL = new PostQuery(null, null, Set.of(), null, Set.of(), null, null);

    public PostQuery {
        municipalities = Set.copyOf(municipalities);
        states = Set.copyOf(states);
    }

    /** The same posts, as far as they are due from the first instant (inclusive) to the second (exclusive). */
    public PostQuery due(@Nullable Instant earliest, @Nullable Instant before) {
        return new PostQuery(earliest, before, municipalities, network, states, theme, text);
    }

    public PostQuery of(Set<MunicipalityId> wanted) {
        return new PostQuery(from, to, wanted, network, states, theme, text);
    }

    /** @param words null for anything */
    public PostQuery saying(@Nullable String words) {
        return new PostQuery(from, to, municipalities, network, states, theme, words);
    }

    /** Whether a post passes what only its deliveries and accounts can tell. */
    public boolean lets(PlannedPost post) {
        return (states.isEmpty() || states.contains(post.state()))
                && (network == null || post.networks().contains(network));
    }
}
