/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

/** How a video is cut: whole up to a size, else in equal pieces, the last of which takes the rest. */
final class Pieces {

    private final long whole;
    private final long chunk;

    Pieces(TikTokSettings.Upload settings) {
        this.whole = settings.whole().toBytes();
        this.chunk = settings.chunk().toBytes();
        if (chunk <= 0) {
            throw new IllegalArgumentException("malklug.networks.tiktok.upload.chunk is not positive");
        }
    }

    /** Size of each piece but the last. */
    long size(long video) {
        return video <= whole ? video : chunk;
    }

    long count(long video) {
        return video <= whole ? 1 : video / chunk;
    }

    /** Where the last piece begins. */
    long lastFrom(long video) {
        return (count(video) - 1) * size(video);
    }
}
