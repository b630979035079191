/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Finds signs that look like letters and are none. Screen readers spell them out, or leave them out. */
final class Letters {

    private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ";
    private static final String PLAIN = "abcdefghijklmnopqrstuvwyz";
    private static final int STRIKE = 0x336;
    private static final int UNDERLINE = 0x332;

    private Letters() {}

    static List<Remark> remarks(String text) {
        List<Remark> remarks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = decorated(text, at);
            if (end > at) {
                String plain = plain(text.substring(at, end));
                remarks.add(Remark.of(
                        Rule.PLAIN_LETTERS,
                        "letters",
                        Passage.of(text, at, end, plain),
                        text.substring(at, end),
                        plain));
                at = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return remarks;
    }

    /** Where the decorated words that begin there end; there if none does. */
    private static int decorated(String text, int from) {
        int end = from;
        int at = from;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            int next = at + Character.charCount(sign);
            if (isDecorated(sign) || isOverlaid(text, next) || isOverlay(sign)) {
                end = next;
            } else if (end == from || sign != ' ') {
                break;
            }
            at = next;
        }
        return end;
    }

    private static boolean isOverlaid(String text, int next) {
        return next < text.length() && isOverlay(text.codePointAt(next));
    }

    private static boolean isOverlay(int sign) {
        return sign >= UNDERLINE && sign <= STRIKE + 2;
    }

    static boolean isDecorated(int sign) {
        return (sign >= 0x1D400 && sign <= 0x1D7FF)
                || (sign >= 0x249C && sign <= 0x24E9)
                || (sign >= 0x1F110 && sign <= 0x1F16F && Character.isDefined(sign))
                || (sign >= 0x1F170 && sign <= 0x1F189 && !Character.isEmoji(sign))
                || (sign >= 0xFF21 && sign <= 0xFF5A && Character.isLetter(sign))
                || (sign >= 0xFF10 && sign <= 0xFF19)
                || isLetterlike(sign)
                || SMALL_CAPITALS.indexOf(sign) >= 0;
    }

    private static boolean isLetterlike(int sign) {
        return sign >= 0x2102
                && sign <= 0x2138
                && Character.isLetter(sign)
                && Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC)
                                .length()
                        == 1
                && sign != 0x2126
                && sign != 0x212A
                && sign != 0x212B;
    }

    private static String plain(String decorated) {
        StringBuilder plain = new StringBuilder();
        decorated.codePoints().filter(each -> !isOverlay(each)).forEach(each -> {
            int small = SMALL_CAPITALS.indexOf(each);
            if (small >= 0) {
                plain.append(PLAIN.charAt(small));
            } else if (each >= 0x1F130 && each <= 0x1F189) {
                plain.append((char) ('A' + (each - 0x1F130) % 0x20 % 26));
            } else {
                plain.append(Normalizer.normalize(Character.toString(each), Normalizer.Form.NFKC));
            }
        });
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }
}
