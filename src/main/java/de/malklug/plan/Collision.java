/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.editorial.PostKey;
import java.util.List;

/**
 * Two posts that take attention from each other.
 *
 * @param first the earlier one
 * @param reasons at least one
 */
public record Collision(ComparedPost first, ComparedPost second, List<Reason> reasons) {

    public Collision {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty() || first.isOf(second) || ComparedPost.BY_TIME.compare(first, second) > 0) {
            throw new IllegalArgumentException("No collision of " + first.post() + " with " + second.post());
        }
    }

    /** Why. */
    public sealed interface Reason {

        /** Both go to one account within the hour. */
        record SameAccount(String account) implements Reason {}

        /** Two municipalities write about one theme within the hour. */
        record SameTheme(String theme) implements Reason {}

        /**
         * Two municipalities say nearly the same within a week.
         *
         * @param shared how many different words are in both texts
         * @param all how many are in one of them
         */
        record SameWords(int shared, int all) implements Reason {}
    }

    /** Names the two posts, whichever is earlier: the same for as long as there are both. */
    public String id() {
        return id(first.post(), second.post());
    }

    /** What a collision of these two posts is called. */
    public static String id(PostKey first, PostKey second) {
        String one = first.toString();
        String other = second.toString();
        return one.compareTo(other) < 0 ? one + "~" + other : other + "~" + one;
    }

    public boolean isAbout(PostKey post) {
        return first.post().equals(post) || second.post().equals(post);
    }

    /** The one of both that is not this. */
    public ComparedPost other(PostKey post) {
        return first.post().equals(post) ? second : first;
    }

    /** Whether another hour of the same days settles it; else it takes other words, or a week between both. */
    public boolean isOfTheHour() {
        return reasons.stream().noneMatch(Reason.SameWords.class::isInstance);
    }
}
