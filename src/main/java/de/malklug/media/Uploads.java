/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.media.Addition.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Looks at what people upload, by its bytes alone, and keeps what networks take. */
final class Uploads {

    /** What a decoder can hold in memory beside everything else; the largest telephones make 48 million. */
    private static final long MOST_PIXELS = 50_000_000;

    private static final int GLANCE = 512;

    private final MediaLibrary library;
    private final LibrarySettings settings;

    Uploads(MediaLibrary library, LibrarySettings settings) {
        this.library = library;
        this.settings = settings;
    }

    /** What a look came to. */
    sealed interface Looked {

        /**
         * @param uploaded checksum of the bytes as they came
         * @param properties of the bytes that are kept
         */
        record Taken(String uploaded, MediaProperties properties) implements Looked {}

        record Refused(Reason reason, long limit) implements Looked {}
    }

    Looked take(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(GLANCE);
        }
        Optional<Format> format = Format.of(first);
        if (format.isEmpty()) {
            return new Looked.Refused(whyUnknown(first), 0);
        }
        boolean picture = format.get().contentType().startsWith("image/");
        long most = (picture ? settings.largestPicture() : settings.largestVideo()).toBytes();
        if (Files.size(file) > most) {
            return new Looked.Refused(Reason.TOO_LARGE, most);
        }
        try {
            MediaProperties found = MediaProperties.read(file);
            if ((long) found.width() * found.height() > MOST_PIXELS) {
                return new Looked.Refused(Reason.TOO_MANY_PIXELS, MOST_PIXELS);
            }
            return new Looked.Taken(found.sha256(), library.takeClean(file));
        } catch (UnreadableMedia damaged) {
            return new Looked.Refused(Reason.DAMAGED, 0);
        }
    }

    private static Reason whyUnknown(byte[] first) {
        if (first.length == 0) {
            return Reason.EMPTY;
        }
        String text = new String(first, StandardCharsets.UTF_8).strip().replaceFirst("^\uFEFF", "");
        if (text.startsWith("<") || text.startsWith("%PDF")) {
            return Reason.ACTIVE_CONTENT;
        }
        String magic = new String(first, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return magic.startsWith("ftyphe", 4)
                        || magic.startsWith("ftypavi", 4)
                        || magic.startsWith("ftypmif1", 4)
                        || magic.startsWith("ftypmsf1", 4)
                ? Reason.HEIC
                : Reason.UNKNOWN_FORMAT;
    }
}
