/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much texts are alike: of all different words of both, the share that both have. That is the Jaccard index of their sets of words:
 * a reader can count it. Hashtags, mentions and addresses do not count, for a campaign's posts are meant to have them in common.
 */
public final class Likeness {

    /** From this share on, readers take two texts for the same. */
    public static final double NEARLY_THE_SAME = 0.6;

    private static final Pattern WORD = Pattern.compile("(?:https?://|[#@])\\S*|[\\p{L}\\p{N}]+");

    private Likeness() {}

    /** Whether the share is at least {@link #NEARLY_THE_SAME}. */
    static boolean areNearlyTheSame(Set<String> one, Set<String> other) {
        return of(one, other) >= NEARLY_THE_SAME;
    }

    /** The different words of a text, in small letters. */
    public static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.GERMAN));
        while (word.find()) {
            if (Character.isLetterOrDigit(word.group().codePointAt(0))
                    && !word.group().contains("://")) {
                words.add(word.group());
            }
        }
        return Set.copyOf(words);
    }

    /** The share of two sets' words that both have, from 0 to 1; 0 where one has none. */
    public static double of(Set<String> one, Set<String> other) {
        return one.isEmpty() || other.isEmpty() ? 0 : (double) inBoth(one, other) / inAll(one, other);
    }

    static int inBoth(Set<String> one, Set<String> other) {
        Set<String> smaller = one.size() < other.size() ? one : other;
        Set<String> larger = smaller == one ? other : one;
        return (int) smaller.stream().filter(larger::contains).count();
    }

    static int inAll(Set<String> one, Set<String> other) {
        return one.size() + other.size() - inBoth(one, other);
    }

    /**
     * The same sets in a form in which many can be compared: numbers in ascending order, the rarest words first, so that sets with little in
     * common are told apart after a few.
     */
    static List<int[]> numbered(Collection<Set<String>> texts) {
        Map<String, Integer> times = new HashMap<>();
        texts.forEach(words -> words.forEach(word -> times.merge(word, 1, Integer::sum)));
        Map<String, Integer> numbers = HashMap.newHashMap(times.size());
        times.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> numbers.put(entry.getKey(), numbers.size()));
        return texts.stream()
                .map(words -> words.stream().mapToInt(numbers::get).sorted().toArray())
                .toList();
    }

    /** Whether two of {@link #numbered} have at least {@link #NEARLY_THE_SAME} in common. */
    static boolean areNearlyTheSame(int[] one, int[] other) {
        int all = one.length + other.length;
        int wanted = (int) Math.ceil(all * NEARLY_THE_SAME / (1 + NEARLY_THE_SAME) - 1e-9);
        int mayMiss = all - 2 * wanted;
        if (wanted == 0 || Math.abs(one.length - other.length) > mayMiss) {
            return false;
        }
        int missed = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                i++;
                j++;
            } else if (++missed > mayMiss) {
                return false;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return missed + one.length - i + other.length - j <= mayMiss;
    }
}
