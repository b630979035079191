/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.NeutralityWindow.Then;
import de.malklug.checks.Passage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises posts about office holders and success messages in the weeks before an election. It goes by the window's words, which match
 * as whole words in any case and with the usual German endings, and by its themes, which are an author's own mark. It rather
 * recognises one post too many: a person decides.
 */
public final class Neutrality {

    private static final String ENDING = "(?:in|innen|s|es|e|en|er|em|n)?";

    private Neutrality() {}

    /**
     * Why a window concerns a post.
     *
     * @param words of the post's text that the window names, in lower case and in order, and its theme as {@code #theme}
     * @param passages where the words stand in the first text that has any
     */
    record Concern(NeutralityWindow window, List<String> words, List<Passage> passages) {

        /** The words as people read them. */
        String told() {
            return words.stream().map(each -> "„" + each + "“").collect(Collectors.joining(", "));
        }
    }

    /** Whether a post that appears that day needs one approval more than usual. */
    public static boolean asksForSecondApproval(Campaign campaign, Post post, LocalDate day) {
        return concerns(campaign, post, day).stream()
                .anyMatch(each -> each.window().then() == Then.SECOND_APPROVAL);
    }

    static List<Concern> concerns(Campaign campaign, Post post, LocalDate day) {
        List<Concern> concerns = new ArrayList<>();
        for (NeutralityWindow window : campaign.rules().neutrality()) {
            if (window.isOpen(day, post.municipality())) {
                Concern concern = concern(window, post);
                if (!concern.words().isEmpty()) {
                    concerns.add(concern);
                }
            }
        }
        return concerns;
    }

    private static Concern concern(NeutralityWindow window, Post post) {
        List<String> names = Stream.concat(window.officeHolders().stream(), window.successWords().stream())
                .map(Pattern::quote)
                .toList();
        Pattern pattern = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + String.join("|", names) + ")" + ENDING + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        TreeSet<String> words = new TreeSet<>();
        List<Passage> passages = new ArrayList<>();
        if (!names.isEmpty()) {
            texts(post).forEach(text -> {
                Matcher found = pattern.matcher(text);
                boolean first = passages.isEmpty() && text.equals(post.wording().text());
                while (found.find()) {
                    words.add(found.group().toLowerCase(Locale.GERMAN));
                    if (first) {
                        passages.add(new Passage(found.start(), found.end(), found.group(), null));
                    }
                }
            });
        }
        String theme = post.theme();
        if (theme != null && window.themes().contains(theme)) {
            words.add("#" + theme);
        }
        return new Concern(window, List.copyOf(words), passages);
    }

    private static Stream<String> texts(Post post) {
        return Stream.of(
                        Stream.ofNullable(post.heading()),
                        Stream.of(post.wording().text()),
                        post.wording().media().stream().map(MediaReference::alt),
                        post.variants().values().stream().map(Variant::text).filter(Objects::nonNull),
                        post.thread().stream().map(Wording::text))
                .flatMap(each -> each);
    }
}
