/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.networks.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the bytes of a picture or video tell.
 *
 * @param sha256 of the bytes, in hex
 * @param contentType for example {@code image/png}
 * @param size in bytes
 * @param width in pixels, as shown; 0 if unknown
 * @param height in pixels, as shown; 0 if unknown
 * @param duration of a video; zero if unknown, and for pictures
 */
public record MediaProperties(String sha256, String contentType, long size, int width, int height, Duration duration) {

    /** A picture, or a video whose duration is not known. */
    public MediaProperties(String sha256, String contentType, long size, int width, int height) {
        this(sha256, contentType, size, width, height, Duration.ZERO);
    }

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
        return new Message.Media(sha256, contentType, size, width, height, duration, alt);
    }
}
