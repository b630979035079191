/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Destination;
import de.malklug.campaign.Occurrence;
import de.malklug.campaign.Series;
import de.malklug.campaign.SlotSearch;
import de.malklug.campaign.SlotSearch.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which instants the released posts of a campaign take on their accounts, and which queue slot a post therefore gets. Posts that fill gaps
 * take none: they make room.
 */
public final class SlotBook {

    /** No slot is given away that begins sooner: whatever fills it now must have time to make room. */
    public static final Duration LEAD = Duration.ofMinutes(10);

    private final Campaign campaign;
    private final Collection<Destination> accounts;
    private final Map<PostKey, List<Taken>> taken = new HashMap<>();

    /**
     * @param campaign where in time it takes place
     * @param accounts all there are
     */
    public SlotBook(Campaign campaign, Collection<Destination> accounts) {
        this.campaign = campaign;
        this.accounts = List.copyOf(accounts);
    }

    /** Notes where a post stands. Only a released one takes anything. */
    public void note(StoredPost post) {
        if (post.isReleased() && !post.post().evergreen()) {
            List<Instant> times = times(post);
            taken.put(
                    post.key(),
                    post.post().destinations(accounts).stream()
                            .flatMap(account -> times.stream().map(at -> new Taken(account.account(), at)))
                            .toList());
        }
    }

    private List<Instant> times(StoredPost post) {
        Series series = post.series(campaign);
        return series == null
                ? List.of(post.dueAt())
                : series.occurrences().stream().map(Occurrence::at).toList();
    }

    /** The next slot for a post; empty if none fits it. */
    public Optional<Instant> next(StoredPost post, Instant now) {
        return search(post).next(now.plus(LEAD));
    }

    /** What is free for a post. */
    public SlotSearch search(StoredPost post) {
        return new SlotSearch(
                campaign,
                post.post().municipality(),
                post.post().theme(),
                post.post().destinations(accounts),
                takenByOthers(post.key()).toList());
    }

    private Stream<Taken> takenByOthers(PostKey key) {
        return taken.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(key))
                .filter(entry -> entry.getKey().municipality().equals(key.municipality()))
                .flatMap(entry -> entry.getValue().stream());
    }
}
