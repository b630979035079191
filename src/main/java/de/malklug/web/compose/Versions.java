/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.Post;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.PostHistory.Version;
import de.malklug.editorial.StoredPost;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a post said before, and what differs between two of its versions. */
@Component
class Versions {

    /** What one person changes within that time is one step for those who look back. */
    private static final Duration ONE_SITTING = Duration.ofMinutes(10);

    private final PostHistory history;
    private final PostDifferences differences;
    private final Towns towns;

    Versions(PostHistory history, PostDifferences differences, Towns towns) {
        this.history = history;
        this.differences = differences;
        this.towns = towns;
    }

    /**
     * @param address of the post
     * @param version the one that is stored now
     * @param from the earlier of the two that are compared; 0 if there is only one
     * @param restorable whether the earlier one can be made the post's words again
     */
    record Page(
            String title,
            Town town,
            String address,
            int version,
            List<Line> lines,
            int from,
            int to,
            List<PostDifferences.Difference> differences,
            boolean restorable,
            @Nullable String voids) {}

    /** One version, newest first. */
    record Line(int number, String at, Instant instant, String person, String change, boolean from, boolean to) {}

    /** A draft about to be deleted. */
    record Last(String title, Town town, String address, int version, boolean draft) {}

    Last last(StoredPost stored, Phrases phrases) {
        return new Last(
                stored.post().title(),
                towns.find(stored.campaign(), stored.post().municipality()),
                PostLinks.of(stored.key()),
                stored.version(),
                stored.post().status() == Post.Status.DRAFT);
    }

    Page page(StoredPost stored, int from, int to, Phrases phrases) {
        List<Version> all = sittings(history.versions(stored.key()));
        Version later = find(all, to, all.isEmpty() ? null : all.getFirst());
        Version earlier = find(all, from, before(all, later));
        List<Line> lines = all.stream()
                .map(each -> new Line(
                        each.number(),
                        phrases.instant(each.at()),
                        each.at(),
                        each.person() == null
                                ? phrases.text("compose.somebody.file")
                                : Objects.requireNonNull(each.person()),
                        change(each.change(), phrases),
                        each.equals(earlier),
                        each.equals(later)))
                .toList();
        return new Page(
                stored.post().title(),
                towns.find(stored.campaign(), stored.post().municipality()),
                PostLinks.of(stored.key()),
                stored.version(),
                lines,
                earlier == null ? 0 : earlier.number(),
                later == null ? 0 : later.number(),
                earlier == null || later == null
                        ? List.of()
                        : differences.between(earlier.post(), later.post(), phrases),
                earlier != null && earlier.number() != stored.version(),
                stored.post().status() == Post.Status.DRAFT ? null : phrases.text("compose.versions.voids"));
    }

    /** Of what one person changed in one go, only how it ended; what was done otherwise stays. */
    private static List<Version> sittings(List<Version> newestFirst) {
        List<Version> kept = new ArrayList<>();
        Version newer = null;
        for (Version each : newestFirst) {
            boolean sameSitting = newer != null
                    && each.change().equals("edited")
                    && newer.change().equals("edited")
                    && Objects.equals(each.person(), newer.person())
                    && Duration.between(each.at(), newer.at()).compareTo(ONE_SITTING) < 0;
            if (!sameSitting) {
                kept.add(each);
            }
            newer = each;
        }
        return kept;
    }

    private static @Nullable Version find(List<Version> all, int number, @Nullable Version otherwise) {
        return all.stream().filter(each -> each.number() == number).findFirst().orElse(otherwise);
    }

    private static @Nullable Version before(List<Version> all, @Nullable Version later) {
        int at = later == null ? -1 : all.indexOf(later);
        return at >= 0 && at + 1 < all.size() ? all.get(at + 1) : null;
    }

    private static String change(String change, Phrases phrases) {
        String key = "compose.change." + change;
        return phrases.has(key) ? phrases.text(key) : change;
    }
}
