/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.Message;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as Threads counts it and as it gives it back. */
final class ThreadsText {

    private static final int SHOWN_AS_EMOJI = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);

    private ThreadsText() {}

    /** What is written; a link beside it is shown as a card below a text, but belongs into the text below a picture. */
    static String of(Message.Part part) {
        return part.media().isEmpty() && !part.text().isEmpty() ? part.text() : part.textWithLink();
    }

    /** Characters, but an emoji counts as many as it has bytes in UTF-8. */
    static int count(String text) {
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        int count = 0;
        int from = boundaries.first();
        for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
            String character = text.substring(from, to);
            count += isEmoji(character)
                    ? character.getBytes(StandardCharsets.UTF_8).length
                    : character.codePointCount(0, character.length());
            from = to;
        }
        return count;
    }

    private static boolean isEmoji(String character) {
        return character
                .codePoints()
                .anyMatch(point -> Character.isEmojiPresentation(point)
                        || Character.isExtendedPictographic(point)
                        || point == SHOWN_AS_EMOJI
                        || point == KEYCAP);
    }

    /** Links in the text, and the one beside it. */
    static int links(Message.Part part) {
        return (int) LINK.matcher(part.textWithLink()).results().count();
    }

    /** Whether two texts are the same, but for line ends, space around them and how accents are composed. */
    static boolean same(String theirs, String ours) {
        return plain(theirs).equals(plain(ours));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n").strip(), Normalizer.Form.NFC);
    }
}
