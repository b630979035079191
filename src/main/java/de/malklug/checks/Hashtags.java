/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds hashtags that can't be read aloud, or that stand in the way of a sentence. */
final class Hashtags {

    /** Not within an address or a word. */
    static final Pattern TAG =
            Pattern.compile("#(?<![\\p{L}\\p{N}_&/#=?]#)(?=[\\p{M}\\p{N}]*+[\\p{L}_])([\\p{L}\\p{M}\\p{N}_]++)");

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…](?=\\s|$)");
    private static final int MANY = 3;

    private static final Set<String> WORDS = Set.copyOf(Words.list("hashtag-words.txt").stream()
            .filter(each -> !each.startsWith("+"))
            .toList());
    /** Words that make one long word with those before them: in German only the others tell that there are several words. */
    private static final Set<String> JOINABLE = Words.list("hashtag-words.txt").stream()
            .filter(each -> each.startsWith("+"))
            .map(each -> each.substring(1))
            .collect(Collectors.toUnmodifiableSet());

    private Hashtags() {}

    /**
     * Hashtags whose words can't be told apart.
     *
     * @param campaign the campaign's own, which is as it is
     * @param names of several words, such as {@code Bad Berleburg}
     */
    static List<Remark> ofCase(String text, String campaign, Collection<String> names) {
        List<Remark> remarks = new ArrayList<>();
        if (text.indexOf('#') < 0) {
            return remarks;
        }
        String[] said = TAG.matcher(text).replaceAll(" ").split("[^\\p{L}\\p{N}]+");
        Map<String, String> known = new HashMap<>();
        for (MatchResult tag : all(text)) {
            String name = tag.group(1);
            if (!tag.group().equalsIgnoreCase(campaign)) {
                String readable = known.computeIfAbsent(name, each -> readable(each, said, names));
                if (!readable.equals(name)) {
                    remarks.add(Remark.of(
                            Rule.HASHTAG_CASE,
                            "hashtag-case",
                            Passage.of(text, tag.start(), tag.end(), "#" + readable),
                            tag.group(),
                            "#" + readable));
                }
            }
        }
        return remarks;
    }

    static boolean names(String text, String campaign) {
        return all(text).stream().anyMatch(each -> each.group().equalsIgnoreCase(campaign));
    }

    /** Rows of hashtags with a sentence around them, and sentences full of them. */
    static List<Remark> ofClusters(String text) {
        List<Remark> remarks = new ArrayList<>();
        if (text.indexOf('#') < 0) {
            return remarks;
        }
        int start = 0;
        for (String line : text.split("\n", -1)) {
            cluster(text, line, start, remarks);
            start += line.length() + 1;
        }
        return remarks;
    }

    private static void cluster(String text, String line, int start, List<Remark> remarks) {
        List<MatchResult> tags = all(line);
        for (int first = 0, next; first < tags.size(); first = next) {
            next = first + 1;
            while (next < tags.size()
                    && isGap(line, tags.get(next - 1).end(), tags.get(next).start())) {
                next++;
            }
            int from = tags.get(first).start();
            int to = tags.get(next - 1).end();
            if (next - first > 1 && goesOn(line, from, to)) {
                remarks.add(
                        Remark.of(Rule.HASHTAG_CLUSTER, "hashtag-cluster", Passage.of(text, start + from, start + to)));
                return;
            }
        }
        scattered(text, line, start, remarks);
    }

    private static boolean isGap(String line, int from, int to) {
        return line.substring(from, to).codePoints().allMatch(each -> each == ',' || Character.isWhitespace(each));
    }

    /** Whether words follow the row; an address after a whole sentence is none. */
    private static boolean goesOn(String line, int from, int to) {
        String after = line.substring(to).stripLeading();
        String before = line.substring(0, from).stripTrailing();
        boolean address = after.startsWith("http")
                && (before.isEmpty() || ".!?…".indexOf(before.charAt(before.length() - 1)) >= 0);
        return !address && after.codePoints().anyMatch(Character::isLetter);
    }

    private static void scattered(String text, String line, int start, List<Remark> remarks) {
        int from = 0;
        Matcher end = SENTENCE_END.matcher(line);
        while (from < line.length()) {
            int to = end.find(from) ? end.end() : line.length();
            List<MatchResult> tags = all(line.substring(from, to));
            String prose = TAG.matcher(line.substring(from, to)).replaceAll(" ");
            boolean amid = tags.size() >= MANY
                    && prose.codePoints().anyMatch(Character::isLetter)
                    && !trailing(line.substring(from, to), tags);
            if (amid) {
                remarks.add(Remark.of(
                        Rule.HASHTAG_CLUSTER,
                        "hashtags-amid",
                        Passage.of(
                                text,
                                start + from + tags.getFirst().start(),
                                start + from + tags.getLast().end()),
                        tags.size()));
            }
            from = to;
        }
    }

    /** Whether nothing but hashtags follows the first one. */
    private static boolean trailing(String sentence, List<MatchResult> tags) {
        String rest = sentence.substring(tags.getFirst().start());
        return TAG.matcher(rest).replaceAll("").codePoints().noneMatch(Character::isLetter);
    }

    static List<MatchResult> all(String text) {
        return TAG.matcher(text).results().toList();
    }

    /** The same with each word beginning with a capital letter; as it is if it is one word, as far as malklug can tell. */
    private static String readable(String tag, String[] text, Collection<String> names) {
        if (tag.indexOf('_') >= 0) {
            return tag;
        }
        List<String> words = named(tag, names);
        if (words == null) {
            words = said(tag, text);
        }
        if (words == null) {
            words = segmented(tag.toLowerCase(Locale.GERMAN));
        }
        return words == null || words.stream().filter(Hashtags::hasLetters).count() < 2 ? tag : inCapitals(tag, words);
    }

    private static @Nullable List<String> named(String tag, Collection<String> names) {
        for (String name : names) {
            List<String> words = List.of(name.split("[\\s-]+"));
            if (words.size() > 1 && String.join("", words).equalsIgnoreCase(tag)) {
                return words;
            }
        }
        return null;
    }

    /** The words of the text, one after the other, which the hashtag joins. */
    private static @Nullable List<String> said(String tag, String[] words) {
        for (int first = 0; first < words.length; first++) {
            StringBuilder joined = new StringBuilder();
            List<String> taken = new ArrayList<>();
            for (int next = first; next < words.length && joined.length() < tag.length(); next++) {
                joined.append(words[next]);
                taken.add(words[next]);
            }
            if (taken.size() > 1 && joined.toString().equalsIgnoreCase(tag)) {
                return taken;
            }
        }
        return null;
    }

    /** Words of the list that make up the hashtag, if at least one tells that it is several. */
    private static @Nullable List<String> segmented(String tag) {
        List<String> words = segmented(tag, 0, new HashSet<>());
        boolean several = words != null && words.size() > 1 && words.stream().anyMatch(WORDS::contains);
        return several ? words : null;
    }

    private static @Nullable List<String> segmented(String tag, int from, Set<Integer> dead) {
        if (from == tag.length()) {
            return List.of();
        }
        if (dead.contains(from)) {
            return null;
        }
        for (int to = tag.length(); to > from; to--) {
            String word = tag.substring(from, to);
            if (WORDS.contains(word) || JOINABLE.contains(word) || word.chars().allMatch(Character::isDigit)) {
                List<String> rest = segmented(tag, to, dead);
                if (rest != null) {
                    List<String> words = new ArrayList<>(List.of(word));
                    words.addAll(rest);
                    return words;
                }
            }
        }
        dead.add(from);
        return null;
    }

    /** A first small letter is left as it is where the others are capitals: the words can be told apart. */
    private static String inCapitals(String tag, List<String> words) {
        boolean allCapitals = tag.equals(tag.toUpperCase(Locale.GERMAN));
        StringBuilder readable = new StringBuilder();
        int at = 0;
        boolean toldApart = !allCapitals;
        for (String word : words) {
            String written = tag.substring(at, at + word.length());
            boolean capital = !Character.isLowerCase(written.codePointAt(0));
            toldApart &= at == 0 || capital;
            String rest = written.substring(1);
            readable.append(written.substring(0, 1).toUpperCase(Locale.GERMAN))
                    .append(allCapitals ? rest.toLowerCase(Locale.GERMAN) : rest);
            at += word.length();
        }
        return toldApart ? tag : readable.toString();
    }

    private static boolean hasLetters(String word) {
        return word.codePoints().anyMatch(Character::isLetter);
    }
}
