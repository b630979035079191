/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Which rules a campaign follows.
 *
 * @param weights what differs from usual
 * @param longestSentence most words of a sentence
 * @param abbreviations which readers of this campaign know, beyond those everybody knows
 */
public record WordingRules(Map<Rule, Weight> weights, int longestSentence, Set<String> abbreviations) {

    private static final int USUAL_SENTENCE = 20;

    /** Every rule as usual. */
    public static final WordingRules USUAL = new WordingRules(Map.of(), USUAL_SENTENCE, Set.of());

    public WordingRules {
        weights = Map.copyOf(weights);
        abbreviations = Set.copyOf(abbreviations);
        if (longestSentence < 1) {
            throw new IllegalArgumentException("Sentences need words: " + longestSentence);
        }
    }

    /** The same with another weight of one rule. */
    public WordingRules with(Rule rule, Weight weight) {
        Map<Rule, Weight> changed = new EnumMap<>(Rule.class);
        changed.putAll(weights);
        changed.put(rule, weight);
        return new WordingRules(changed, longestSentence, abbreviations);
    }

    /** The same without what only advises. */
    public WordingRules withoutAdvice() {
        Map<Rule, Weight> musts = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            musts.put(rule, weight(rule) == Weight.MUST ? Weight.MUST : Weight.OFF);
        }
        return new WordingRules(musts, longestSentence, abbreviations);
    }

    public Weight weight(Rule rule) {
        return weights.getOrDefault(rule, rule.usual());
    }
}
