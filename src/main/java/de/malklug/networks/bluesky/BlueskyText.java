/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Message;
import java.nio.charset.StandardCharsets;

/** What stands in the text of a post, and what goes into its card instead. */
final class BlueskyText {

    private BlueskyText() {}

    /** A post has one embed: with pictures there is no card, so the link has to be in the text. */
    static String of(Message.Part part) {
        return part.media().isEmpty() ? part.text() : part.textWithLink();
    }

    static boolean hasCard(Message.Part part) {
        return part.link() != null && part.media().isEmpty();
    }

    static int bytes(Message.Part part) {
        return of(part).getBytes(StandardCharsets.UTF_8).length;
    }
}
