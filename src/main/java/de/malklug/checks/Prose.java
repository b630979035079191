/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of a post: its text without addresses, mentions, emoji and the hashtags after its last sentence. Everything keeps its
 * place: what does not count is blank.
 *
 * @param text as it was
 * @param masked of the same length
 */
record Prose(String text, String masked, List<Sentence> sentences) {

    private static final Pattern ADDRESS =
            Pattern.compile("https?://\\S+|www\\.\\S+|@[\\p{L}\\p{N}_.@-]+|\\S+@\\S+\\.\\p{L}+");
    private static final Pattern LIST_SIGN = Pattern.compile("(?m)^\\s*(\\d{1,2}[.)]|[a-z]\\)|[-–•*→✓])\\s+");
    private static final Pattern STOP = Pattern.compile("[.!?…]+[\"”“»«')\\]]*(?=\\s|$)");
    private static final Pattern BREAK = Pattern.compile("\n");
    private static final Pattern WORD = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+(?:[-’'.,:/*_·][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+)*+");
    private static final Set<String> SHORT = Set.of(
            "nr", "str", "dr", "prof", "ca", "bzw", "tel", "abs", "art", "inkl", "zzgl", "ggf", "evtl", "vgl", "max",
            "min", "mind", "sog", "rd", "lt", "gem", "bzgl", "bspw", "st", "hl", "jan", "feb", "aug", "sept", "okt",
            "nov", "dez", "mio", "mrd", "allg", "entspr", "insb", "einschl", "vsl", "ggfs");

    /**
     * A sentence.
     *
     * @param from where it begins in the text
     * @param to where it ends
     */
    record Sentence(int from, int to, List<MatchResult> words) {

        /** Its words in small letters. */
        List<String> small() {
            return words.stream()
                    .map(each -> each.group().toLowerCase(Locale.GERMAN))
                    .toList();
        }
    }

    static Prose of(String text) {
        StringBuilder masked = new StringBuilder(text);
        blank(ADDRESS, masked);
        blankTrailingTags(masked);
        blank(LIST_SIGN, masked);
        for (int i = 0; i < masked.length(); i++) {
            if (masked.charAt(i) == '#') {
                masked.setCharAt(i, ' ');
            }
        }
        String prose = masked.toString();
        return new Prose(text, prose, sentences(prose));
    }

    int words() {
        return sentences.stream().mapToInt(each -> each.words().size()).sum();
    }

    String text(Sentence sentence) {
        return masked.substring(sentence.from(), sentence.to());
    }

    /** Hashtags after the last word of a line, if a sentence ends before them or they are all there is. */
    private static void blankTrailingTags(StringBuilder text) {
        int start = 0;
        for (String line : text.toString().split("\n", -1)) {
            List<MatchResult> tags = Hashtags.all(line);
            int from = line.length();
            for (int i = tags.size() - 1;
                    i >= 0 && line.substring(tags.get(i).end(), from).matches("[\\s,]*+");
                    i--) {
                from = tags.get(i).start();
            }
            String before = line.substring(0, from).stripTrailing();
            boolean sentenceEnded = before.isEmpty()
                    || !Character.isLetterOrDigit(before.codePointBefore(before.length())) && !before.endsWith(",");
            for (int i = from; i < line.length() && sentenceEnded; i++) {
                text.setCharAt(start + i, ' ');
            }
            start += line.length() + 1;
        }
    }

    private static void blank(Pattern what, StringBuilder text) {
        Matcher found = what.matcher(text.toString());
        while (found.find()) {
            for (int i = found.start(); i < found.end(); i++) {
                if (text.charAt(i) != '\n') {
                    text.setCharAt(i, ' ');
                }
            }
        }
    }

    private static List<Sentence> sentences(String prose) {
        List<Integer> ends = new ArrayList<>();
        STOP.matcher(prose).results().filter(stop -> endsSentence(prose, stop)).forEach(stop -> ends.add(stop.end()));
        BREAK.matcher(prose)
                .results()
                .filter(line -> !goesOn(prose, line.end()))
                .forEach(line -> ends.add(line.start()));
        ends.add(prose.length());
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        for (int end : ends.stream().sorted().toList()) {
            if (end > from) {
                add(prose, from, end, sentences);
                from = end;
            }
        }
        return sentences;
    }

    private static void add(String prose, int from, int to, List<Sentence> sentences) {
        List<MatchResult> words = WORD.matcher(prose).region(from, to).results().toList();
        if (!words.isEmpty()) {
            int end = from + prose.substring(from, to).stripTrailing().length();
            sentences.add(new Sentence(words.getFirst().start(), end, words));
        }
    }

    /** A line that begins with a small letter goes on with the sentence of the line before. */
    private static boolean goesOn(String prose, int next) {
        return next < prose.length() && Character.isLowerCase(prose.codePointAt(next));
    }

    private static boolean endsSentence(String prose, MatchResult stop) {
        if (!stop.group().equals(".")) {
            return true;
        }
        int start = stop.start();
        while (start > 0 && Character.isLetterOrDigit(prose.charAt(start - 1))) {
            start--;
        }
        int next = stop.end();
        while (next < prose.length() && Character.isWhitespace(prose.charAt(next))) {
            next++;
        }
        String word = prose.substring(start, stop.start()).toLowerCase(Locale.GERMAN);
        boolean last = next == prose.length();
        boolean goesOnSmall = !last && Character.isLowerCase(prose.codePointAt(next));
        boolean ordinal = word.matches("\\d{1,2}") && !last;
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
        return !goesOnSmall && !ordinal && !initial && !SHORT.contains(word);
    }
}
