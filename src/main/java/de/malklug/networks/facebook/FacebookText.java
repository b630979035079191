/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Message;
import java.net.URI;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Text as Facebook gets it and gives it back. */
final class FacebookText {

    private FacebookText() {}

    /** What goes into {@code message}: the link too, unless Facebook shows it as a card. */
    static String message(Message.Part part) {
        return card(part) == null ? part.textWithLink() : part.text();
    }

    /** The link that is sent apart from the text; null if there is none, or if pictures or a video take its place. */
    static @Nullable URI card(Message.Part part) {
        return part.media().isEmpty() ? part.link() : null;
    }

    /** Whether two texts are the same, but for line ends, space around them and how accents are composed. */
    static boolean same(String theirs, String ours) {
        return plain(theirs).equals(plain(ours));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC)
                .strip();
    }
}
