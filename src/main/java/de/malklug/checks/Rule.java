/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What malklug looks at in the words of a post. The first seven follow what blind people's and deaf people's associations ask of public bodies;
 * the others are advice for plain German and look at German texts only.
 */
public enum Rule {
    /** Pictures and videos have a meaningful alternative text, or a reason why they need none. */
    ALT_TEXT(Weight.MUST),
    /** Videos have captions, or a reason why they need none. */
    CAPTIONS(Weight.MUST),
    /** Hashtags of several words begin each word with a capital letter. */
    HASHTAG_CASE(Weight.MUST),
    /** The campaign's hashtag is there. */
    CAMPAIGN_HASHTAG(Weight.MUST),
    /** Hashtags do not stand in a row amid a sentence. */
    HASHTAG_CLUSTER(Weight.MUST),
    /** Letters are letters, not mathematical signs that look like them. */
    PLAIN_LETTERS(Weight.MUST),
    /** Emoji do not stand in a row. */
    EMOJI_CHAIN(Weight.MUST),
    /** Sentences are short. */
    SENTENCE_LENGTH(Weight.ADVICE),
    /** Clauses are not put into clauses. */
    NESTING(Weight.ADVICE),
    /** It says who acts. */
    PASSIVE(Weight.ADVICE),
    /** Abbreviations are written out or explained. */
    ABBREVIATION(Weight.ADVICE),
    /** Words are everyday words. */
    OFFICIALESE(Weight.ADVICE),
    /** No signs inside words that screen readers trip over. */
    GENDER_SIGNS(Weight.ADVICE),
    /** The whole text is easy enough to read. */
    READABILITY(Weight.ADVICE);

    private final Weight usual;

    Rule(Weight usual) {
        this.usual = usual;
    }

    /** What it weighs unless a campaign says otherwise. */
    public Weight usual() {
        return usual;
    }

    /** As campaign files say it, for example {@code alt-text}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of that id; empty if there is none. */
    public static Optional<Rule> of(String id) {
        return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
