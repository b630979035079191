/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * Text as Telegram counts and marks it. It is sent without markup, so nothing in it has to be escaped; only the post's own
 * link is marked, because Telegram's guess where an address ends can be wrong.
 *
 * @param text without space around it, which Telegram would cut off and so shift every mark
 * @param link marked where it stands in the text, or null
 */
record TelegramText(String text, @Nullable URI link) {

    TelegramText {
        text = text.strip();
    }

    static TelegramText of(Message.Part part) {
        return new TelegramText(part.textWithLink(), part.link());
    }

    /** Characters as Telegram counts them: code points, after space around the text is cut off. */
    static int count(String text) {
        String sent = text.strip();
        return sent.codePointCount(0, sent.length());
    }

    int length() {
        return count(text);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /**
     * A mark on a stretch of the text.
     *
     * @param offset in UTF-16 code units, as Java counts too
     * @param length in UTF-16 code units
     */
    record Mark(int offset, int length, String address) {}

    /** Where the post's own link stands. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        if (link != null) {
            String address = link.toString();
            int at = text.indexOf(address);
            while (at >= 0 && marks.isEmpty()) {
                if (endsAt(at + address.length())) {
                    marks.add(new Mark(at, address.length(), address));
                }
                at = text.indexOf(address, at + 1);
            }
        }
        return marks;
    }

    /** Whether no longer address goes on there. */
    private boolean endsAt(int index) {
        return index == text.length()
                || !Character.isLetterOrDigit(text.codePointAt(index)) && "/?#&=_-%".indexOf(text.charAt(index)) < 0;
    }

    /** The marks as the API takes them. */
    void writeMarks(ArrayNode entities) {
        for (Mark mark : marks()) {
            entities.addObject()
                    .put("type", "text_link")
                    .put("offset", mark.offset())
                    .put("length", mark.length())
                    .put("url", mark.address());
        }
    }
}
