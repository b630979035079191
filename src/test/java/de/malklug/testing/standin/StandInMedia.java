/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

/**
 * A picture or video as the network stored it.
 *
 * @param alt the description that arrived with it; empty if none did
 */
public record StandInMedia(String id, String account, String contentType, String alt, long size) {

    boolean isVideo() {
        return contentType.startsWith("video/");
    }
}
