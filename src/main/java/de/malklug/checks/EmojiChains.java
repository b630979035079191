/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds emoji in a row. A screen reader says the name of each: "rotes Herz, rotes Herz, rotes Herz". */
final class EmojiChains {

    private static final int CHAIN = 3;
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private EmojiChains() {}

    static List<Remark> remarks(String text) {
        List<Remark> remarks = new ArrayList<>();
        int count = 0;
        int from = 0;
        int to = 0;
        String first = "";
        Matcher each = CHARACTER.matcher(text);
        while (each.find()) {
            if (isEmoji(each.group())) {
                if (count++ == 0) {
                    from = each.start();
                    first = each.group();
                }
                to = each.end();
            } else if (!each.group().isBlank()) {
                add(text, from, to, count, first, remarks);
                count = 0;
            }
        }
        add(text, from, to, count, first, remarks);
        return remarks;
    }

    private static void add(String text, int from, int to, int count, String first, List<Remark> remarks) {
        if (count >= CHAIN) {
            remarks.add(Remark.of(Rule.EMOJI_CHAIN, "emoji", Passage.of(text, from, to, first), count, first));
        }
    }

    /** Whether a character, as people count them, is a picture. */
    static boolean isEmoji(String character) {
        int first = character.codePointAt(0);
        boolean keycap = character.indexOf(0x20E3) >= 0;
        boolean flag = first >= 0x1F1E6 && first <= 0x1F1FF;
        boolean shownAsPicture = Character.isEmojiPresentation(first) || character.indexOf(0xFE0F) >= 0;
        return keycap || flag || (Character.isExtendedPictographic(first) && shownAsPicture);
    }
}
