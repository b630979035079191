/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.List;
import java.util.Optional;

/**
 * How easy a German text is to read.
 *
 * @param amstad reading ease after Amstad (1978), Flesch's formula for German: {@code 180 - words per sentence - 58.5 * syllables per word}.
 *     Above 60 easy, below 30 very hard
 * @param wiener school years after the fourth Vienna factual text formula (Bamberger and Vanecek 1984): {@code 0.2744 * percentage of words
 *     of three and more syllables + 0.2656 * words per sentence - 1.693}. 4 very easy, 15 very hard
 */
public record Readability(double amstad, double wiener, int words, int sentences) {

    /** Fewer words tell nothing. */
    private static final int ENOUGH = 30;

    private static final int LONG_WORD = 3;

    /** Of a text as it would be posted; empty if it is too short to tell. */
    public static Optional<Readability> of(String text) {
        return of(Prose.of(text));
    }

    static Optional<Readability> of(Prose prose) {
        int sentences = prose.sentences().size();
        List<Integer> syllables = prose.sentences().stream()
                .flatMap(sentence -> sentence.words().stream())
                .map(word -> Syllables.of(word.group()))
                .toList();
        int words = syllables.size();
        if (words < ENOUGH || sentences == 0) {
            return Optional.empty();
        }
        double perSentence = (double) words / sentences;
        double perWord =
                syllables.stream().mapToInt(Integer::intValue).average().orElse(1);
        double longWords =
                100.0 * syllables.stream().filter(each -> each >= LONG_WORD).count() / words;
        return Optional.of(new Readability(
                180 - perSentence - 58.5 * perWord,
                0.2744 * longWords + 0.2656 * perSentence - 1.693,
                words,
                sentences));
    }
}
