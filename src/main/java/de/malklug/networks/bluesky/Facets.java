/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Graphemes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds links, hashtags and mentions in a text; the network itself links nothing. See <a
 * href="https://docs.bsky.app/docs/advanced-guides/post-richtext">docs.bsky.app, rich text</a>.
 */
final class Facets {

    private static final int TAG_GRAPHEMES = 64;
    private static final int TAG_BYTES = 640;
    private static final int HANDLE_LENGTH = 253;
    private static final String WORD = "[\\p{L}\\p{M}\\p{N}_]";
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

    private static final Pattern LINK = Pattern.compile("(?i)(?<!" + WORD + ")https?://[^\\s<>\"„“”«»]+");
    private static final Pattern TAG =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_/&#＃])[#＃](?!\uFE0F)([^\\s#＃\\p{Cf}\\p{Cc}]+)");
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_@/.-])@((?:" + LABEL
            + "\\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(?![\\w@])");

    private static final Pattern TAG_END = Pattern.compile("[\\p{P}&&[^_]]+$");
    private static final Pattern SOMETHING_TO_READ = Pattern.compile("[^\\p{N}\\p{P}\\p{M}]");
    private static final String LINK_END = ".,;:!?'’…*_";
    private static final Map<Character, Character> BRACKETS = Map.of(')', '(', ']', '[', '}', '{');

    private Facets() {}

    /**
     * @param didOf looks up a handle, in lower case; empty leaves the mention as plain text
     * @return in reading order, without overlaps
     */
    static List<Facet> in(String text, Function<String, Optional<String>> didOf) {
        List<Stretch> stretches = new ArrayList<>();
        LINK.matcher(text).results().forEach(found -> addLink(found, stretches));
        MENTION.matcher(text)
                .results()
                .filter(found -> found.group(1).length() <= HANDLE_LENGTH && isFree(found, stretches))
                .forEach(found -> didOf.apply(found.group(1).toLowerCase(Locale.ROOT))
                        .ifPresent(
                                did -> stretches.add(new Stretch(found.start(), found.end(), new Facet.Mention(did)))));
        TAG.matcher(text)
                .results()
                .filter(found -> isFree(found, stretches))
                .forEach(found -> addTag(found, stretches));
        return stretches.stream()
                .sorted(Comparator.comparingInt(Stretch::start))
                .map(stretch -> stretch.in(text))
                .toList();
    }

    private static boolean isFree(MatchResult found, List<Stretch> taken) {
        return taken.stream().noneMatch(other -> found.start() < other.end() && other.start() < found.end());
    }

    private static void addLink(MatchResult found, List<Stretch> stretches) {
        String uri = withoutEnd(found.group());
        if (uri.length() > uri.indexOf("://") + 3) {
            stretches.add(new Stretch(found.start(), found.start() + uri.length(), new Facet.Link(Links.ascii(uri))));
        }
    }

    /** Punctuation that ends a sentence, or closes a bracket the address did not open, is not part of the address. */
    private static String withoutEnd(String address) {
        String uri = address;
        while (!uri.isEmpty()) {
            char last = uri.charAt(uri.length() - 1);
            Character opening = BRACKETS.get(last);
            boolean unopened = opening != null && count(uri, last) > count(uri, opening);
            if (LINK_END.indexOf(last) < 0 && !unopened) {
                break;
            }
            uri = uri.substring(0, uri.length() - 1);
        }
        return uri;
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }

    private static void addTag(MatchResult found, List<Stretch> stretches) {
        Matcher end = TAG_END.matcher(found.group(1));
        String tag = end.find() ? found.group(1).substring(0, end.start()) : found.group(1);
        boolean fits = Graphemes.count(tag) <= TAG_GRAPHEMES && bytes(tag) <= TAG_BYTES;
        if (fits && SOMETHING_TO_READ.matcher(tag).find()) {
            stretches.add(new Stretch(found.start(), found.start() + 1 + tag.length(), new Facet.Tag(tag)));
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Positions as Java counts them. */
    private record Stretch(int start, int end, Facet.Feature feature) {

        Facet in(String text) {
            int byteStart = bytes(text.substring(0, start));
            return new Facet(byteStart, byteStart + bytes(text.substring(start, end)), feature);
        }
    }
}
