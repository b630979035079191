/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LinkedIn's "little text", in which reserved characters are escaped by a backslash. One that is not ends the published post
 * right there, without an error. See
 * <a href="https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format">Little text</a>.
 */
final class LittleText {

    private static final Pattern RESERVED = Pattern.compile("[\\\\|{}@\\[\\]()<>#*_~]");
    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_&/#?=.-])#(?=[\\p{N}_]*\\p{L})([\\p{L}\\p{M}\\p{N}_]+)");
    private static final Pattern TEMPLATE = Pattern.compile("\\{hashtag\\|\\\\?#\\|((?:[^}\\\\]|\\\\.)+)}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\|{}@\\[\\]()<>#*_~])");

    private LittleText() {}

    /** As it is sent: hashtags stay hashtags, everything else is only text. */
    static String of(String text) {
        StringBuilder little = new StringBuilder(text.length() + 32);
        Matcher hashtag = HASHTAG.matcher(text);
        int rest = 0;
        while (hashtag.find()) {
            little.append(escaped(text.substring(rest, hashtag.start())))
                    .append("{hashtag|\\#|")
                    .append(escaped(hashtag.group(1)))
                    .append('}');
            rest = hashtag.end();
        }
        return little.append(escaped(text.substring(rest))).toString();
    }

    private static String escaped(String text) {
        return RESERVED.matcher(text).replaceAll("\\\\$0");
    }

    /** As people read it. */
    static String plain(String little) {
        String tagged = TEMPLATE.matcher(little).replaceAll(LittleText::asTag);
        return ESCAPED.matcher(tagged).replaceAll("$1");
    }

    private static String asTag(MatchResult template) {
        return Matcher.quoteReplacement("#" + template.group(1));
    }
}
