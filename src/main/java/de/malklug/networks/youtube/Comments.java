/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks below a video for a comment of the channel's own with exactly this text. */
final class Comments {

    private static final String PAGE = "100";

    private final YouTubeCalls calls;
    private final YouTubeAnswers answers;
    private final YouTubeSettings settings;

    Comments(YouTubeCalls calls, YouTubeAnswers answers, YouTubeSettings settings) {
        this.calls = calls;
        this.answers = answers;
        this.settings = settings;
    }

    /** @param step tells how the publication goes on from a comment that is there */
    Search find(PublishRequest request, Checkpoint at, CommentStep step) {
        List<String> found = new ArrayList<>();
        String page = null;
        for (int number = 0; number < settings.lookPages(); number++) {
            Reply reply = calls.send(request.account(), call(request, at, page));
            JsonNode body = reply instanceof Reply.Made made
                            && made.result() instanceof Answered answered
                            && answered.answer().isSuccess()
                    ? answered.answer().json()
                    : null;
            if (body == null || !body.isObject()) {
                return new Search.CannotTell(evidence(reply));
            }
            for (JsonNode thread : body.path("items")) {
                if (isOurs(thread, request, at)) {
                    found.add(thread.path("id").asString(""));
                }
            }
            page = body.path("nextPageToken").asString("");
            if (page.isEmpty()) {
                return verdict(request, at, found, step);
            }
        }
        return found.size() == 1
                ? verdict(request, at, found, step)
                : new Search.CannotTell("There are more comments than malklug reads");
    }

    private static Search verdict(PublishRequest request, Checkpoint at, List<String> found, CommentStep step) {
        return switch (found.size()) {
            case 0 -> new Search.Absent();
            case 1 -> new Search.Found(found.getFirst(), step.found(request, at, found.getFirst()));
            default -> new Search.CannotTell(found.size() + " comments fit: " + found);
        };
    }

    private static HttpCall call(PublishRequest request, Checkpoint at, @Nullable String page) {
        HttpCall call = YouTubeCalls.get(request.account(), "commentThreads")
                .query("part", "snippet")
                .query("videoId", at.require(Course.VIDEO))
                .query("textFormat", "plainText")
                .query("maxResults", PAGE);
        return page == null ? call : call.query("pageToken", page);
    }

    private static boolean isOurs(JsonNode thread, PublishRequest request, Checkpoint at) {
        JsonNode snippet = thread.path("snippet").path("topLevelComment").path("snippet");
        String text = snippet.path("textOriginal")
                .asString(snippet.path("textDisplay").asString(""));
        String author = snippet.path("authorChannelId").path("value").asString("");
        return !Course.isKnownComment(at, thread.path("id").asString(""))
                && text.strip().equals(CommentStep.text(request, at).strip())
                && (author.isEmpty() || author.equals(at.get(Course.CHANNEL)));
    }

    private String evidence(Reply reply) {
        return switch (reply) {
            case Reply.NotAllowed no -> no.outcome().toString();
            case Reply.Made made ->
                made.result() instanceof Answered answered
                        ? evidence(answered.answer())
                        : answers.refused(made.result()).toString();
        };
    }

    private static String evidence(HttpAnswer answer) {
        return (answer.status() + " " + answer.excerpt()).strip();
    }
}
