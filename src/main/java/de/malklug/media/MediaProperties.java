/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.networks.Message;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the bytes of a picture or video tell.
 *
 * @param sha256 of the bytes, in hex
 * @param contentType for example {@code image/png}
 * @param size in bytes
 * @param width in pixels, as shown; 0 if unknown
 * @param height in pixels, as shown; 0 if unknown
 */
public record MediaProperties(String sha256, String contentType, long size, int width, int height) {

    /**
     * Reads them from a file; changes nothing.
     *
     * @throws UnreadableMedia if the file is no picture or video malklug knows, or is damaged
     * @throws IOException if it can't be read at all
     */
    public static MediaProperties read(Path file) throws IOException {
        return Inspection.of(file);
    }

    /** As it will be sent, with what a screen reader says. */
    public Message.Media withAlt(String alt) {
        return new Message.Media(sha256, contentType, size, width, height, alt);
    }
}
