/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.editorial.PostKey;
import de.malklug.plan.Collision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which posts take attention from each other: the same account within the hour; the same theme within the hour, or nearly the same words
 * within a week, between municipalities.
 *
 * <p>Of several posts in a row that collide, each is told with its neighbours, the one before and the one after, not with all: five
 * municipalities that say the same are four collisions, not ten. So every post that collides with any is in a collision.
 */
public final class Collisions {

    /** Nearly the same words closer to each other than this are noticed. */
    public static final Duration SAME_WORDS = Duration.ofDays(7);

    private final List<ComparedPost> posts;
    private final List<int[]> words;
    private final long[] times;
    private final Map<PostKey, Integer> places = new HashMap<>();
    private volatile @Nullable List<Collision> all;

    public Collisions(Collection<ComparedPost> compared) {
        this.posts = compared.stream().sorted(ComparedPost.BY_TIME).toList();
        this.words =
                Likeness.numbered(this.posts.stream().map(ComparedPost::words).toList());
        this.times =
                posts.stream().mapToLong(each -> each.dueAt().toEpochMilli()).toArray();
        for (int i = 0; i < posts.size(); i++) {
            places.put(posts.get(i).post(), i);
        }
    }

    /** The posts, by time. */
    public List<ComparedPost> posts() {
        return posts;
    }

    /** All of them, by the time of the earlier post. Found once, when first asked for. */
    public List<Collision> all() {
        List<Collision> known = all;
        if (known == null) {
            known = find();
            all = known;
        }
        return known;
    }

    private List<Collision> find() {
        Map<Pair, Set<Reason>> reasons = new TreeMap<>();
        for (int i = 0; i < posts.size(); i++) {
            for (int step : new int[] {-1, 1}) {
                closest(i, step, reasons);
                mostAlike(i, step, reasons);
            }
        }
        return reasons.entrySet().stream()
                .map(each -> new Collision(
                        posts.get(each.getKey().first()),
                        posts.get(each.getKey().second()),
                        List.copyOf(each.getValue())))
                .toList();
    }

    /** Two posts by their index. */
    private record Pair(int first, int second) implements Comparable<Pair> {

        static Pair of(int one, int other) {
            return new Pair(Math.min(one, other), Math.max(one, other));
        }

        @Override
        public int compareTo(Pair other) {
            return first == other.first ? Integer.compare(second, other.second) : Integer.compare(first, other.first);
        }
    }

    /** @param step 1 to look ahead, -1 to look back */
    private void closest(int i, int step, Map<Pair, Set<Reason>> reasons) {
        ComparedPost post = posts.get(i);
        boolean account = false;
        boolean theme = false;
        for (int j = i + step;
                isThere(j) && distance(i, j) < FreeSlots.CLOSE.toMillis() && !(account && theme);
                j += step) {
            ComparedPost next = posts.get(j);
            String shared = account ? null : sharedAccount(post, next);
            if (shared != null) {
                account = true;
                add(reasons, Pair.of(i, j), new Reason.SameAccount(shared));
            }
            if (!theme && shareTheme(post, next)) {
                theme = true;
                add(reasons, Pair.of(i, j), themeOf(post));
            }
        }
    }

    private void mostAlike(int i, int step, Map<Pair, Set<Reason>> reasons) {
        ComparedPost post = posts.get(i);
        for (int j = i + step; isThere(j) && distance(i, j) < SAME_WORDS.toMillis(); j += step) {
            if (Likeness.areNearlyTheSame(words.get(i), words.get(j)) && !post.isFromTheSameTown(posts.get(j))) {
                add(reasons, Pair.of(i, j), wordsOf(post, posts.get(j)));
                return;
            }
        }
    }

    private static void add(Map<Pair, Set<Reason>> reasons, Pair pair, Reason reason) {
        reasons.computeIfAbsent(pair, none -> new LinkedHashSet<>()).add(reason);
    }

    private boolean isThere(int index) {
        return index >= 0 && index < times.length;
    }

    private long distance(int one, int other) {
        return Math.abs(times[one] - times[other]);
    }

    /**
     * What a post would collide with if it appeared then: with every one, not only the next. What it collides with now does not matter.
     *
     * @param without posts that would not be there
     */
    public List<Collision> of(ComparedPost post, Instant at, Set<PostKey> without) {
        ComparedPost moved = post.at(at);
        Integer own = places.get(post.post());
        List<Collision> found = new ArrayList<>();
        long from = at.minus(SAME_WORDS).toEpochMilli();
        long to = at.plus(SAME_WORDS).toEpochMilli();
        for (int i = firstFrom(from + 1); i < times.length && times[i] < to; i++) {
            ComparedPost other = posts.get(i);
            if (!other.isOf(moved) && !without.contains(other.post())) {
                List<Reason> reasons = between(moved, other, areAlike(own, i, moved));
                if (!reasons.isEmpty()) {
                    boolean first = ComparedPost.BY_TIME.compare(moved, other) < 0;
                    found.add(new Collision(first ? moved : other, first ? other : moved, reasons));
                }
            }
        }
        return found;
    }

    /** The posts that appear from the first instant (inclusive) to the second (exclusive), by time. */
    public List<ComparedPost> between(Instant from, Instant to) {
        return posts.subList(firstFrom(from.toEpochMilli()), firstFrom(to.toEpochMilli()));
    }

    /** @param own where the post stands among the others; null if it does not */
    private boolean areAlike(@Nullable Integer own, int other, ComparedPost post) {
        return own == null
                ? Likeness.areNearlyTheSame(post.words(), posts.get(other).words())
                : Likeness.areNearlyTheSame(words.get(own), words.get(other));
    }

    /** Why two posts collide; empty if they do not. */
    public static List<Reason> between(ComparedPost one, ComparedPost other) {
        return between(one, other, Likeness.areNearlyTheSame(one.words(), other.words()));
    }

    private static List<Reason> between(ComparedPost one, ComparedPost other, boolean alike) {
        List<Reason> reasons = new ArrayList<>();
        if (one.isOf(other)) {
            return reasons;
        }
        if (FreeSlots.areClose(one.dueAt(), other.dueAt())) {
            String account = sharedAccount(one, other);
            if (account != null) {
                reasons.add(new Reason.SameAccount(account));
            }
            if (shareTheme(one, other)) {
                reasons.add(themeOf(one));
            }
        }
        boolean sameWeek = Duration.between(one.dueAt(), other.dueAt()).abs().compareTo(SAME_WORDS) < 0;
        if (alike && sameWeek && !one.isFromTheSameTown(other)) {
            reasons.add(wordsOf(one, other));
        }
        return reasons;
    }

    private static Reason wordsOf(ComparedPost one, ComparedPost other) {
        return new Reason.SameWords(
                Likeness.inBoth(one.words(), other.words()), Likeness.inAll(one.words(), other.words()));
    }

    private static Reason themeOf(ComparedPost post) {
        return new Reason.SameTheme(String.valueOf(post.theme()));
    }

    private static boolean shareTheme(ComparedPost one, ComparedPost other) {
        return one.theme() != null && one.theme().equals(other.theme()) && !one.isFromTheSameTown(other);
    }

    private static @Nullable String sharedAccount(ComparedPost one, ComparedPost other) {
        return one.isOf(other)
                ? null
                : one.accounts().stream()
                        .filter(other.accounts()::contains)
                        .sorted()
                        .findFirst()
                        .orElse(null);
    }

    /** The index of the first post at that time or later. */
    private int firstFrom(long time) {
        int from = 0;
        int to = times.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (times[middle] < time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
