/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A file format malklug knows, told from the first bytes, never from the file's name. */
enum Format {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp"),
    MP4("video/mp4"),
    QUICKTIME("video/quicktime");

    /** How many bytes are needed to tell. */
    static final int MAGIC_BYTES = 12;

    /** Brands of pictures that share the container of MP4. */
    private static final Set<String> PICTURE_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "crx ");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    static Optional<Format> of(byte[] first) {
        String magic = new String(first, StandardCharsets.ISO_8859_1);
        if (magic.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        if (magic.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (magic.startsWith("GIF87a") || magic.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (magic.startsWith("RIFF") && magic.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (magic.startsWith("ftyp", 4) && magic.length() >= MAGIC_BYTES) {
            String brand = magic.substring(8, 12).toLowerCase(Locale.ROOT);
            if (brand.equals("qt  ")) {
                return Optional.of(QUICKTIME);
            }
            return PICTURE_BRANDS.contains(brand) ? Optional.empty() : Optional.of(MP4);
        }
        return Optional.empty();
    }
}
