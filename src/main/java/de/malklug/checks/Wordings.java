/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at what is to be posted by the rules of one campaign.
 *
 * @param language of the campaign, BCP 47; advice on plain language is given for German only
 * @param hashtag the campaign's, with its {@code #}; empty if there is none
 * @param names of several words that hashtags may join, for example of municipalities
 */
public record Wordings(WordingRules rules, String language, String hashtag, Set<String> names) {

    private static final Comparator<Remark> IN_READING_ORDER = Comparator.comparing(
                    (Remark each) -> each.place().from())
            .thenComparing(Remark::rule)
            .thenComparing(Remark::kind);

    private static final Set<Rule> PLAIN_GERMAN = EnumSet.range(Rule.SENTENCE_LENGTH, Rule.READABILITY);

    public Wordings {
        names = Set.copyOf(names);
    }

    /** What is found in one text, in reading order. */
    public List<Remark> ofText(String text) {
        List<Remark> remarks = new ArrayList<>();
        add(Rule.HASHTAG_CASE, remarks, () -> Hashtags.ofCase(text, hashtag, names));
        add(Rule.HASHTAG_CLUSTER, remarks, () -> Hashtags.ofClusters(text));
        add(Rule.PLAIN_LETTERS, remarks, () -> Letters.remarks(text));
        add(Rule.EMOJI_CHAIN, remarks, () -> EmojiChains.remarks(text));
        boolean german = language.equals("de") || language.startsWith("de-");
        if (german && PLAIN_GERMAN.stream().anyMatch(this::isAsked)) {
            plainGerman(Prose.of(text), remarks);
        }
        remarks.sort(IN_READING_ORDER);
        return remarks;
    }

    private void plainGerman(Prose prose, List<Remark> remarks) {
        add(Rule.SENTENCE_LENGTH, remarks, () -> PlainGerman.ofLength(prose, rules.longestSentence()));
        add(Rule.NESTING, remarks, () -> PlainGerman.ofNesting(prose));
        add(Rule.PASSIVE, remarks, () -> PlainGerman.ofPassive(prose));
        add(Rule.ABBREVIATION, remarks, () -> PlainWords.ofAbbreviations(prose, rules.abbreviations()));
        add(Rule.OFFICIALESE, remarks, () -> PlainWords.ofOfficialese(prose));
        add(Rule.GENDER_SIGNS, remarks, () -> PlainWords.ofGenderSigns(prose));
        add(Rule.READABILITY, remarks, () -> PlainGerman.ofReadability(prose));
    }

    /**
     * Whether the campaign's hashtag is missing.
     *
     * @param parts everything that is said one after the other on one network; it may stand in any of them
     */
    public Optional<Remark> ofHashtag(Collection<String> parts) {
        boolean asked = isAsked(Rule.CAMPAIGN_HASHTAG) && !hashtag.isEmpty();
        if (!asked || parts.isEmpty() || parts.stream().anyMatch(each -> Hashtags.names(each, hashtag))) {
            return Optional.empty();
        }
        String first = parts.iterator().next();
        String gap = first.isBlank() ? "" : "\n\n";
        Passage end = Passage.of(first, first.length(), first.length(), gap + hashtag);
        return Optional.of(Remark.of(Rule.CAMPAIGN_HASHTAG, "campaign-hashtag", end, hashtag));
    }

    /**
     * What is found in an alternative text. Missing ones and file names are for whoever reads the reference.
     *
     * @param text beside which the picture or video is shown
     */
    public Optional<Remark> ofAlt(String alt, String text) {
        return isAsked(Rule.ALT_TEXT) ? AltTexts.remark(alt, text) : Optional.empty();
    }

    /** Whether a picture or video that is said to be mere decoration lacks a real reason, or is described all the same. */
    public Optional<Remark> ofDecorative(String reason, String alt) {
        if (!isAsked(Rule.ALT_TEXT)) {
            return Optional.empty();
        }
        Passage whole = Passage.of(reason, 0, reason.length());
        if (!alt.isBlank()) {
            return Optional.of(Remark.of(Rule.ALT_TEXT, "decorative-and-alt", whole));
        }
        return AltTexts.isReason(reason)
                ? Optional.empty()
                : Optional.of(Remark.of(Rule.ALT_TEXT, "decorative-why", whole, reason));
    }

    /** A video without captions, and without a reason why it needs none. */
    public Optional<Remark> ofMissingCaptions() {
        return isAsked(Rule.CAPTIONS)
                ? Optional.of(Remark.of(Rule.CAPTIONS, "captions", new Passage(0, 0, "", null)))
                : Optional.empty();
    }

    /** A video that is said to need no captions, without a real reason. */
    public Optional<Remark> ofNoSpeech(String reason) {
        return !isAsked(Rule.CAPTIONS) || AltTexts.isReason(reason)
                ? Optional.empty()
                : Optional.of(
                        Remark.of(Rule.CAPTIONS, "no-speech-why", Passage.of(reason, 0, reason.length()), reason));
    }

    /** Whether it keeps a post from being released. */
    public boolean isMust(Remark remark) {
        return rules.weight(remark.rule()) == Weight.MUST;
    }

    private boolean isAsked(Rule rule) {
        return rules.weight(rule) != Weight.OFF;
    }

    private void add(Rule rule, List<Remark> remarks, java.util.function.Supplier<List<Remark>> check) {
        if (isAsked(rule)) {
            remarks.addAll(check.get());
        }
    }
}
