/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What YouTube refuses about a video's title, description, tags and status. */
final class YouTubeMetadata {

    private static final int TITLE = 100;
    private static final int DESCRIPTION = 5_000;
    private static final int TAGS = 500;

    private YouTubeMetadata() {}

    /** Null if it is accepted. */
    static @Nullable StandInAnswer refusal(JsonNode video) {
        JsonNode snippet = video.path("snippet");
        String title = snippet.path("title").asString("");
        if (title.isBlank() || title.codePointCount(0, title.length()) > TITLE || isMarkup(title)) {
            return StandInAnswer.file("videos-400-title.json");
        }
        String description = snippet.path("description").asString("");
        if (description.getBytes(StandardCharsets.UTF_8).length > DESCRIPTION || isMarkup(description)) {
            return StandInAnswer.file("videos-400-description.json");
        }
        int tags = -1;
        for (JsonNode tag : snippet.path("tags")) {
            tags += 1 + tag.asString("").length();
        }
        if (tags > TAGS) {
            return StandInAnswer.file("videos-400-tags.json");
        }
        if (!snippet.path("categoryId").asString("").matches("\\d+")) {
            return StandInAnswer.file("videos-400-category.json");
        }
        return statusRefusal(video.path("status"));
    }

    static @Nullable StandInAnswer statusRefusal(JsonNode status) {
        return switch (status.path("privacyStatus").asString("")) {
            case "public", "unlisted", "private" -> null;
            case "" -> StandInAnswer.file("videos-400-metadata.json");
            default -> StandInAnswer.file("videos-403-privacy.json");
        };
    }

    private static boolean isMarkup(String text) {
        return text.contains("<") || text.contains(">");
    }
}
