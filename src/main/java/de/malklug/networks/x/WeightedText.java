/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;

/**
 * Counts text as X does: by the weights of twitter-text's configuration v3. Most Latin text weighs 1 a character, everything
 * else 2, an emoji 2 however it is composed, a link always 23. See
 * <a href="https://docs.x.com/fundamentals/counting-characters">Counting characters</a>.
 */
final class WeightedText {

    private static final int LINK = 23;
    private static final int EMOJI = 2;
    private static final int LONGEST_HOST = 253;

    /** Neither a word nor a name may run into a link. */
    private static final String NOT_BEFORE = "(?<![\\p{Alnum}@＠$#＃_])";

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}]";
    private static final String LABEL = LETTER + "(?:[\\p{L}\\p{M}\\p{N}_-]{0,61}" + LETTER + ")?";
    private static final String LATIN = "[\\p{IsLatin}0-9]";
    private static final String LATIN_LABEL = LATIN + "(?:[\\p{IsLatin}0-9_-]{0,61}" + LATIN + ")?";
    private static final String IN_PATH = "[\\p{L}\\p{M}\\p{N}!*';:=+,.$/%#\\[\\]–_~@|&-]*";
    private static final String AFTER_HOST = "(?::\\d+)?(?:/(?:" + IN_PATH + "\\([^()\\s]*\\)){0,20}(?:" + IN_PATH
            + "[\\p{L}\\p{M}\\p{N}=_#/+-])?)?"
            + "(?:\\?[\\p{Alnum}!?*'@();:&=+$/%#\\[\\]_.,~|-]*[\\p{Alnum}_&=#/-])?";
    private static final Pattern WITH_SCHEME = Pattern.compile(
            NOT_BEFORE + "https?://(?<host>" + LABEL + "(?:\\." + LABEL
                    + "){0,40}\\.(?:[\\p{L}\\p{M}]{2,63}|xn--[a-z0-9-]{1,59}))" + AFTER_HOST,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHOUT_SCHEME = Pattern.compile(
            NOT_BEFORE + "(?<![./-])(?<host>(?:" + LATIN_LABEL + "\\.){1,40}[a-z]{2,63})(?![\\p{Alnum}@＠])"
                    + AFTER_HOST,
            Pattern.CASE_INSENSITIVE);

    private static final String PICTOGRAPH =
            "(?:\\p{IsEmoji_Modifier_Base}\\p{IsEmoji_Modifier}|\\p{IsExtended_Pictographic}\\x{FE0F}?(?!\\x{FE0E}))";
    private static final Pattern EMOJI_SEQUENCE = Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]{2}"
            + "|[0-9#*]\\x{FE0F}?\\x{20E3}"
            + "|\\x{1F3F4}[\\x{E0020}-\\x{E007E}]+\\x{E007F}"
            + "|[©®]\\x{FE0F}"
            + "|(?![©®])" + PICTOGRAPH + "(?:\\x{200D}" + PICTOGRAPH + ")*");

    private WeightedText() {}

    /** The weighted length, at most 280 for an account without subscription. */
    static int length(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = 0;
        int rest = 0;
        Matcher link = WITH_SCHEME.matcher(normal);
        while (link.find()) {
            if (isHost(link.group("host"))) {
                length += withoutSchemes(normal.substring(rest, link.start())) + LINK;
                rest = link.end();
            }
        }
        return length + withoutSchemes(normal.substring(rest));
    }

    private static int withoutSchemes(String text) {
        int length = 0;
        int rest = 0;
        Matcher link = WITHOUT_SCHEME.matcher(text);
        while (link.find()) {
            int host = knownHost(link.group("host"));
            if (host > 0) {
                boolean whole = host == link.group("host").length();
                length += plain(text.substring(rest, link.start())) + LINK;
                rest = whole ? link.end() : link.start() + host;
            }
        }
        return length + plain(text.substring(rest));
    }

    /** How much of this is a host under a known top-level domain; a sentence may begin right after it. */
    private static int knownHost(String host) {
        String name = host;
        while (name.contains(".")) {
            if (isHost(name) && DomainValidator.getInstance().isValidTld(name.substring(name.lastIndexOf('.') + 1))) {
                return name.length();
            }
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return 0;
    }

    /** A name the domain system can hold: no label longer than 63 characters on the wire. */
    private static boolean isHost(String host) {
        try {
            return IDN.toASCII(host.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED)
                            .length()
                    <= LONGEST_HOST;
        } catch (IllegalArgumentException tooLong) {
            return false;
        }
    }

    private static int plain(String text) {
        int length = 0;
        int rest = 0;
        Matcher emoji = EMOJI_SEQUENCE.matcher(text);
        while (emoji.find()) {
            length += characters(text.substring(rest, emoji.start())) + EMOJI;
            rest = emoji.end();
        }
        return length + characters(text.substring(rest));
    }

    private static int characters(String text) {
        return text.codePoints().map(WeightedText::weight).sum();
    }

    private static int weight(int codePoint) {
        boolean light = codePoint <= 4351
                || codePoint >= 8192 && codePoint <= 8205
                || codePoint >= 8208 && codePoint <= 8223
                || codePoint >= 8242 && codePoint <= 8247;
        return light ? 1 : 2;
    }
}
