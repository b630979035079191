/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Message;
import java.util.Locale;

/** How Telegram tells files apart. */
enum FileKind {
    PHOTO("sendPhoto"),
    VIDEO("sendVideo"),
    /** A GIF; Telegram shows it as a video without sound, and only by itself. */
    ANIMATION("sendAnimation");

    private final String method;

    FileKind(String method) {
        this.method = method;
    }

    static FileKind of(Message.Media media) {
        if (media.isVideo()) {
            return VIDEO;
        }
        return media.contentType().equals(TelegramLimits.GIF) ? ANIMATION : PHOTO;
    }

    /** The method that sends one of them. */
    String method() {
        return method;
    }

    /** The name of the field that holds it, and of its type in an album. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }
}
