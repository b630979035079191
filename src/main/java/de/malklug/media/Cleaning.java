/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.networks.ImageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Takes out of pictures and videos what tells where, when and with what they were made. One picture at a time: large ones need memory. */
final class Cleaning {

    private final ReentrantLock decoding = new ReentrantLock();

    /**
     * Changes the file in place, if there is something to take out.
     *
     * @param file a copy nobody else reads
     * @throws UnreadableMedia if it is damaged
     */
    void clean(Path file, MediaProperties found) throws IOException {
        if (!found.contentType().startsWith("image/")) {
            FilmNotes.erase(file);
        } else if (CameraNotes.in(file)) {
            Files.write(file, drawnAnew(file, found));
        }
    }

    private byte[] drawnAnew(Path file, MediaProperties found) throws IOException {
        Set<String> types = found.contentType().equals("image/jpeg") ? Set.of("image/jpeg") : Set.of("image/png");
        decoding.lock();
        try {
            return new Rendition(new ImageLimits(types, Long.MAX_VALUE))
                    .of(file, found.withAlt(""))
                    .bytes();
        } finally {
            decoding.unlock();
        }
    }

    /**
     * A small picture of it for lists.
     *
     * @throws UnreadableMedia if it is damaged
     */
    byte[] thumbnail(Path file, MediaProperties found, int longestSide) throws IOException {
        decoding.lock();
        try {
            ImageLimits small = new ImageLimits(Set.of("image/jpeg"), Long.MAX_VALUE, 0, longestSide, 0, 0, 0);
            return new Rendition(small).of(file, found.withAlt("")).bytes();
        } finally {
            decoding.unlock();
        }
    }
}
