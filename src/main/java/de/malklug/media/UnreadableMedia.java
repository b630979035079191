/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import java.io.IOException;

/** A file is no picture or video malklug knows, or is damaged. */
public final class UnreadableMedia extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableMedia(String message) {
        super(message);
    }

    UnreadableMedia(String message, Throwable cause) {
        super(message, cause);
    }
}
