/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.Graphemes;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Text as Mastodon counts it and as it gives it back. */
final class MastodonText {

    /** A link as Mastodon sees it: only with a protocol, and with a domain that has a dot. */
    private static final Pattern URL = Pattern.compile(
            "(?<![A-Za-z0-9@＠$#＃])https?://(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,30}[\\p{L}-]{2,63}(?::\\d+)?(?:[/?#][^\\s<>\"]*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MENTION = Pattern.compile(
            "(?<![=/\\p{L}\\p{N}_])(@\\w[\\w.-]*+)@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,253}[\\p{L}\\p{N}])?");
    private static final String ENDS_A_SENTENCE = ".,:;!?'…»“”)]";
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private MastodonText() {}

    /** Grapheme clusters, each link counted as {@code urlCharacters} and each {@code @user@host} as {@code @user}. */
    static int count(String text, int urlCharacters) {
        String placeholder = "x".repeat(urlCharacters);
        String shortened = URL.matcher(text).replaceAll(link -> placeholder + afterLink(link));
        return Graphemes.count(MENTION.matcher(shortened).replaceAll("$1"));
    }

    /** Punctuation that ends the sentence, not the link; a closing bracket belongs to the link that opened it. */
    private static String afterLink(MatchResult link) {
        String address = link.group();
        int end = address.length();
        while (ENDS_A_SENTENCE.indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean closesOwnBracket = address.startsWith(")", end) && address.indexOf('(') >= 0;
        return Matcher.quoteReplacement(address.substring(closesOwnBracket ? end + 1 : end));
    }

    /** Whether a server's HTML may be the rendering of this text: the same words, however it is marked up. */
    static boolean mayBe(String html, String text) {
        return words(plain(html)).equals(words(text));
    }

    private static String words(String text) {
        String named = MENTION.matcher(text).replaceAll("$1");
        return NOT_A_WORD.matcher(named).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether two source texts are the same, but for line ends and space around them. */
    static boolean same(String theirs, String ours) {
        return theirs.replace("\r\n", "\n")
                .strip()
                .equals(ours.replace("\r\n", "\n").strip());
    }

    /** HTML without its tags, line breaks kept. */
    static String plain(String html) {
        String lines = html.replaceAll("(?i)<br\\s*/?>", "\n").replaceAll("(?i)</p>\\s*<p[^<>]*>", "\n\n");
        return HtmlUtils.htmlUnescape(lines.replaceAll("<[^<>]*>", "")).strip();
    }

    /** ISO 639-1, all that Mastodon understands of {@code de-DE}. */
    static String language(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }
}
