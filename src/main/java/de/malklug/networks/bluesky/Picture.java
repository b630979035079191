/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.util.Optional;

/**
 * A picture found on the web, recognised by its first bytes rather than by what its server calls it.
 *
 * @param contentType for example {@code image/png}
 */
record Picture(String contentType, byte[] bytes) {

    /** Empty if these are not the bytes of a JPEG, PNG or WebP. */
    static Optional<Picture> recognise(byte[] bytes) {
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(new Picture("image/jpeg", bytes));
        }
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(new Picture("image/png", bytes));
        }
        if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(new Picture("image/webp", bytes));
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int at, int... expected) {
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[at + i] & 255) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
