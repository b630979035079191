/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Message;
import java.util.ArrayList;
import java.util.List;

/** One Telegram message: a part of the post, or half of one whose text is too long to stand below its pictures. */
record Piece(TelegramText text, List<Message.Media> media) {

    Piece {
        media = List.copyOf(media);
    }

    /** All messages of a post, in order; each answers the one before. */
    static List<Piece> of(Message message, int caption) {
        List<Piece> pieces = new ArrayList<>();
        for (Message.Part part : message.parts()) {
            TelegramText text = TelegramText.of(part);
            if (part.media().isEmpty() || text.length() <= caption) {
                pieces.add(new Piece(text, part.media()));
            } else {
                pieces.add(new Piece(new TelegramText("", null), part.media()));
                pieces.add(new Piece(text, List.of()));
            }
        }
        return pieces;
    }

    /** How many messages Telegram counts it as: every picture of an album is one. */
    int weight() {
        return Math.max(1, media.size());
    }
}
