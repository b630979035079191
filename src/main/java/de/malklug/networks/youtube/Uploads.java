/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The channel's own list of uploads, in which a private video stands at once. */
final class Uploads {

    private static final String PAGE = "50";

    private final YouTubeCalls calls;
    private final YouTubeAnswers answers;
    private final YouTubeSettings settings;

    Uploads(YouTubeCalls calls, YouTubeAnswers answers, YouTubeSettings settings) {
        this.calls = calls;
        this.answers = answers;
        this.settings = settings;
    }

    /** The list could not be read. */
    static final class CannotLook extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient PublishOutcome outcome;

        CannotLook(PublishOutcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }

        PublishOutcome outcome() {
            return outcome;
        }
    }

    /**
     * The video this delivery uploaded, told by its marker.
     *
     * @throws CannotLook if it cannot be told
     */
    Optional<String> find(PublishRequest request) {
        Instant since = request.firstAttempt().minus(settings.lookMargin());
        List<String> candidates = new ArrayList<>();
        String list = playlist(request);
        String page = null;
        for (int number = 0; number < settings.lookPages(); number++) {
            JsonNode body = page(request, list, page);
            boolean reachesBack = false;
            for (JsonNode item : body.path("items")) {
                JsonNode snippet = item.path("snippet");
                if (publishedAt(snippet).isBefore(since)) {
                    reachesBack = true;
                } else {
                    candidates.add(snippet.path("resourceId").path("videoId").asString(""));
                }
            }
            page = body.path("nextPageToken").asString("");
            if (reachesBack || page.isEmpty()) {
                break;
            }
        }
        return marked(request, candidates);
    }

    private Optional<String> marked(PublishRequest request, List<String> candidates) {
        String marker = YouTubeText.marker(request);
        for (int from = 0; from < candidates.size(); from += settings.batchSize()) {
            List<String> some = candidates.subList(from, Math.min(candidates.size(), from + settings.batchSize()));
            JsonNode videos = asked(
                    request,
                    YouTubeCalls.get(request.account(), "videos")
                            .query("part", "snippet,status")
                            .query("id", String.join(",", some)));
            for (JsonNode video : videos.path("items")) {
                for (JsonNode tag : video.path("snippet").path("tags")) {
                    if (marker.equals(tag.asString(""))) {
                        return Optional.of(video.path("id").asString(""));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private String playlist(PublishRequest request) {
        JsonNode channel = asked(
                        request,
                        YouTubeCalls.get(request.account(), "channels")
                                .query("part", "contentDetails")
                                .query("mine", "true"))
                .path("items")
                .path(0);
        String id = channel.path("contentDetails")
                .path("relatedPlaylists")
                .path("uploads")
                .asString("");
        if (id.isEmpty()) {
            throw new CannotLook(YouTubeAnswers.unanswered());
        }
        return id;
    }

    private JsonNode page(PublishRequest request, String playlist, @Nullable String token) {
        HttpCall call = YouTubeCalls.get(request.account(), "playlistItems")
                .query("part", "snippet,contentDetails,status")
                .query("playlistId", playlist)
                .query("maxResults", PAGE);
        return asked(request, token == null ? call : call.query("pageToken", token));
    }

    private JsonNode asked(PublishRequest request, HttpCall call) {
        return switch (calls.send(request.account(), call)) {
            case Reply.NotAllowed no -> throw new CannotLook(no.outcome());
            case Reply.Made made -> {
                HttpAnswer answer = made.result() instanceof Answered answered ? answered.answer() : null;
                JsonNode body = answer == null || !answer.isSuccess() ? null : answer.json();
                if (body == null || !body.isObject()) {
                    throw new CannotLook(answers.refused(made.result()));
                }
                yield body;
            }
        };
    }

    private static Instant publishedAt(JsonNode snippet) {
        try {
            return OffsetDateTime.parse(snippet.path("publishedAt").asString(""))
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.MAX;
        }
    }
}
