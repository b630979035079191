/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A resumable upload session: what was told about the video, and the bytes so far. */
final class YouTubeUpload {

    final String id;
    final String handle;
    final JsonNode metadata;
    final String contentType;
    final long size;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Nullable
    String videoId;

    YouTubeUpload(String id, String handle, JsonNode metadata, String contentType, long size) {
        this.id = id;
        this.handle = handle;
        this.metadata = metadata;
        this.contentType = contentType;
        this.size = size;
    }
}
