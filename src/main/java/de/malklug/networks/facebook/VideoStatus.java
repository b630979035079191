/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.graph.GraphAnswers;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a video has come on Facebook's side.
 *
 * @param uploading how the bytes fare
 * @param publishing how going public fares
 * @param trouble Facebook's words about what went wrong, or null
 * @param permalink where people can watch it, or null
 */
record VideoStatus(
        Phase uploading,
        Phase publishing,
        @Nullable String trouble,
        @Nullable String permalink) {

    private static final Set<String> COMPLETE = Set.of("complete", "completed");
    private static final Set<String> FAILED = Set.of("error", "upload_failed", "expired");
    private static final int LONGEST_WORDS = 200;

    /** Where one of its phases stands. */
    enum Phase {
        NOT_STARTED,
        IN_PROGRESS,
        COMPLETE,
        FAILED
    }

    /** Reads the answer to {@code GET /{video}?fields=status,post_id,permalink_url}. */
    static VideoStatus of(JsonNode video) {
        JsonNode status = video.path("status");
        String overall = status.path("video_status").asString("");
        Phase uploading = phase(status.path("uploading_phase"));
        Phase publishing = phase(status.path("publishing_phase"));
        boolean failed = FAILED.contains(overall)
                || uploading == Phase.FAILED
                || phase(status.path("processing_phase")) == Phase.FAILED
                || publishing == Phase.FAILED;
        return new VideoStatus(
                overall.equals("upload_complete") ? Phase.COMPLETE : uploading,
                publishing,
                failed ? words(status, overall) : null,
                GraphAnswers.text(video.path("permalink_url")));
    }

    private static Phase phase(JsonNode phase) {
        String status = phase.path("status").asString("");
        if (COMPLETE.contains(status)) {
            return Phase.COMPLETE;
        }
        return switch (status) {
            case "error" -> Phase.FAILED;
            case "in_progress" -> Phase.IN_PROGRESS;
            default -> Phase.NOT_STARTED;
        };
    }

    private static String words(JsonNode status, String overall) {
        StringBuilder words = new StringBuilder(overall);
        for (String name : new String[] {"uploading_phase", "processing_phase", "publishing_phase"}) {
            JsonNode phase = status.path(name);
            phase.path("errors")
                    .forEach(error ->
                            words.append(' ').append(error.path("message").asString("")));
            words.append(' ').append(phase.path("error").path("message").asString(""));
        }
        String line = words.toString().replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }
}
