/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Advice on words: short forms, words of offices, signs inside words. German only. */
final class PlainWords {

    private static final int FLAGS = Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Set<String> EVERYBODY_KNOWS = Set.copyOf(Words.list("known-abbreviations.txt"));
    private static final List<Entry> SHORT_FORMS =
            Words.list("abbreviations-de.txt").stream().map(Entry::shortForm).toList();
    private static final List<Entry> OFFICIALESE =
            Words.list("officialese-de.txt").stream().map(Entry::word).toList();

    private static final Pattern CAPITALS = Pattern.compile(
            "(?<![\\p{L}\\p{N}#@/.-])(\\p{Lu}[\\p{Lu}&]{1,4}|\\p{Lu}{1,3}\\p{Ll}{1,2}\\p{Lu})(?![\\p{L}\\p{N}/@])");
    private static final Pattern SHOUT =
            Pattern.compile("\\p{Lu}{2,}[\\s,!]+\\p{Lu}{4,}|\\p{Lu}{4,}[\\s,!]+\\p{Lu}{2,}");
    private static final Pattern GENDER = Pattern.compile(
            "\\p{L}{2,}(?:[*:_·/]-?(?:innen|in|n|r|e)|(?<=\\p{Ll})In(?:nen)?)(?![\\p{L}\\p{N}])", FLAGS);

    private PlainWords() {}

    /**
     * @param safe whether the everyday word fits as it stands
     */
    private record Entry(Pattern pattern, String instead, boolean safe) {

        static Entry shortForm(String line) {
            String[] parts = line.split("\\s*\\|\\s*");
            String form = Pattern.quote(parts[0]).replace(" ", "\\E\\s?\\Q");
            return of("(?<![\\p{L}\\p{N}.])" + form, parts[1], 0);
        }

        static Entry word(String line) {
            String[] parts = line.split("\\s*\\|\\s*");
            String word = Pattern.quote(parts[0]).replace("*", "\\E\\p{L}*\\Q").replace(" ", "\\E\\s+\\Q");
            int ignoreCase = Character.isLowerCase(parts[0].codePointAt(0)) ? Pattern.CASE_INSENSITIVE : 0;
            return of("(?<![\\p{L}\\p{N}-])" + word + "(?![\\p{L}\\p{N}-])", parts[1], ignoreCase);
        }

        private static Entry of(String pattern, String instead, int flags) {
            boolean safe = instead.startsWith("=");
            return new Entry(Pattern.compile(pattern, FLAGS | flags), safe ? instead.substring(1) : instead, safe);
        }
    }

    static List<Remark> ofAbbreviations(Prose prose, Set<String> known) {
        List<Remark> remarks = new ArrayList<>();
        for (Entry form : SHORT_FORMS) {
            Matcher found = form.pattern().matcher(prose.masked());
            while (found.find()) {
                remarks.add(Remark.of(
                        Rule.ABBREVIATION,
                        "short-form",
                        place(prose, found, inPlace(prose, found, form)),
                        found.group(),
                        form.instead()));
            }
        }
        Set<String> said = new HashSet<>();
        Matcher capitals = CAPITALS.matcher(prose.masked());
        while (capitals.find()) {
            String name = capitals.group();
            boolean isKnown =
                    EVERYBODY_KNOWS.contains(name) || known.contains(name) || Letters.isDecorated(name.codePointAt(0));
            if (!isKnown
                    && said.add(name)
                    && !isExplained(prose.masked(), capitals)
                    && !isShouted(prose.masked(), capitals)) {
                remarks.add(Remark.of(Rule.ABBREVIATION, "abbreviation", place(prose, capitals, null), name));
            }
        }
        return remarks;
    }

    /** In brackets after its words, or with its words in brackets after it, here or earlier. */
    private static boolean isExplained(String text, Matcher name) {
        String form = Pattern.quote(name.group());
        return Pattern.compile("\\p{L}\\s*\\(" + form + "\\)|" + form + "\\s*\\([^)]{6,}\\)|" + form
                        + "\\s+(steht für|heißt|bedeutet|ist die Abkürzung)")
                .matcher(text)
                .find();
    }

    private static boolean isShouted(String text, Matcher name) {
        int from = text.lastIndexOf('\n', name.start()) + 1;
        int end = text.indexOf('\n', name.end());
        return SHOUT.matcher(text.substring(from, end < 0 ? text.length() : end))
                .find();
    }

    static List<Remark> ofOfficialese(Prose prose) {
        List<Remark> remarks = new ArrayList<>();
        for (Entry word : OFFICIALESE) {
            Matcher found = word.pattern().matcher(prose.masked());
            while (found.find()) {
                remarks.add(Remark.of(
                        Rule.OFFICIALESE,
                        "officialese",
                        place(prose, found, inPlace(prose, found, word)),
                        found.group(),
                        word.instead()));
            }
        }
        return remarks;
    }

    static List<Remark> ofGenderSigns(Prose prose) {
        List<Remark> remarks = new ArrayList<>();
        Matcher found = GENDER.matcher(prose.masked());
        while (found.find()) {
            remarks.add(Remark.of(Rule.GENDER_SIGNS, "gender-sign", place(prose, found, null), found.group()));
        }
        return remarks;
    }

    /** What can stand there instead, beginning like what it replaces; null if that takes more than another word. */
    private static @Nullable String inPlace(Prose prose, Matcher found, Entry entry) {
        if (!entry.safe()) {
            return null;
        }
        boolean opens = Character.isUpperCase(found.group().codePointAt(0))
                || prose.sentences().stream().anyMatch(each -> each.from() == found.start());
        String instead = opens
                ? entry.instead().substring(0, 1).toUpperCase(Locale.GERMAN)
                        + entry.instead().substring(1)
                : entry.instead();
        boolean endsSentence = found.group().endsWith(".") && isLastOfLine(prose.masked(), found.end());
        return endsSentence ? instead + "." : instead;
    }

    private static boolean isLastOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n') {
            if (!Character.isWhitespace(text.charAt(at++))) {
                return false;
            }
        }
        return true;
    }

    private static Passage place(Prose prose, Matcher found, @Nullable String replacement) {
        return Passage.of(prose.text(), found.start(), found.end(), replacement);
    }
}
