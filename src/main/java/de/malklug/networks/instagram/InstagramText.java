/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Captions as Instagram counts them and as it gives them back. */
final class InstagramText {

    private static final Pattern HASHTAG = Pattern.compile("(?<![\\p{L}\\p{N}_&/])[#＃][\\p{L}\\p{N}\\p{M}_]+");
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_./@])@[A-Za-z0-9._]+");

    private InstagramText() {}

    static int hashtags(String text) {
        return (int) HASHTAG.matcher(text).results().count();
    }

    static int mentions(String text) {
        return (int) MENTION.matcher(text).results().count();
    }

    /** Whether two captions are the same, but for line ends, space around them and how accents are composed. */
    static boolean same(String theirs, String ours) {
        return plain(theirs).equals(plain(ours));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n").strip(), Normalizer.Form.NFC);
    }
}
