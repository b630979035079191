/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A publication TikTok was asked to begin: an upload, or photos it fetches. */
final class TikTokPublication {

    final String id;
    final String handle;
    final JsonNode request;
    final boolean inbox;
    final Instant begunAt;
    final long size;
    final long chunk;
    final long chunks;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<String> links = new ArrayList<>();
    String contentType = "video/mp4";
    int chunksReceived;
    int pollsLeft;
    String failReason = "";

    @Nullable
    String postId;

    TikTokPublication(
            String id,
            String handle,
            JsonNode request,
            boolean inbox,
            Instant begunAt,
            long size,
            long chunk,
            long chunks,
            int pollsLeft) {
        this.id = id;
        this.handle = handle;
        this.request = request;
        this.inbox = inbox;
        this.begunAt = begunAt;
        this.size = size;
        this.chunk = chunk;
        this.chunks = chunks;
        this.pollsLeft = pollsLeft;
    }

    boolean isComplete() {
        return chunks > 0 && chunksReceived == chunks;
    }

    JsonNode info() {
        return request.path("post_info");
    }

    String text() {
        return info().path("description").asString(info().path("title").asString(""));
    }

    String privacy() {
        return info().path("privacy_level").asString(inbox ? "PUBLIC_TO_EVERYONE" : "SELF_ONLY");
    }
}
