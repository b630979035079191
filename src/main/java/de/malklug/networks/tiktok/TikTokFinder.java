/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpCall.Purpose;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.tiktok.StatusCall.Told;
import de.malklug.networks.tiktok.TikTokCalls.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what became of a step without an answer. A video's last bytes: TikTok says how many it has. Photos: only the list of
 * public posts can be read, and whether it holds photos is not documented; so what is not there is never called absent.
 */
final class TikTokFinder {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The list's captions are cut there. */
    private static final int SHOWN = 150;

    private static final int PAGE = 20;
    private static final String FIELDS = "id,title,video_description,create_time,share_url";

    private final TikTokCalls calls;
    private final TikTokAnswers answers;
    private final StatusCall status;
    private final StatusStep conclusions;
    private final TikTokSettings settings;
    private final Course course;

    TikTokFinder(
            TikTokCalls calls,
            TikTokAnswers answers,
            StatusCall status,
            StatusStep conclusions,
            TikTokSettings settings,
            Course course) {
        this.calls = calls;
        this.answers = answers;
        this.status = status;
        this.conclusions = conclusions;
        this.settings = settings;
        this.course = course;
    }

    Search find(PublishRequest request, Checkpoint at, Instant since) {
        return switch (at.step()) {
            case Course.PHOTOS -> listed(request, at, since);
            case Course.LAST, Course.STATUS, Course.INBOX -> asked(request, at);
            default -> new Search.Absent();
        };
    }

    private Search asked(PublishRequest request, Checkpoint at) {
        return switch (status.ask(request, at)) {
            case Told.Nothing nothing -> new Search.CannotTell(nothing.outcome().toString());
            case Told.Unknown unknown -> new Search.CannotTell(unknown.evidence());
            case Told.Known known -> {
                if (at.step().equals(Course.LAST) && lacksBytes(request, known)) {
                    yield new Search.Absent();
                }
                PublishOutcome outcome = conclusions.conclude(request, at.thenRepeatable(Course.STATUS), known);
                yield at.step().equals(Course.LAST) || outcome instanceof PublishOutcome.Published
                        ? new Search.Found(at.require(Course.PUBLISH_ID), resumed(at, outcome))
                        : new Search.CannotTell(known.status());
            }
        };
    }

    /** Anything but an end is asked about again by the ordinary step. */
    private PublishOutcome resumed(Checkpoint at, PublishOutcome outcome) {
        return outcome instanceof PublishOutcome.Published || outcome instanceof PublishOutcome.Pending
                ? outcome
                : course.next(at.thenRepeatable(Course.STATUS));
    }

    private static boolean lacksBytes(PublishRequest request, Told.Known known) {
        return known.isUploading()
                && known.uploadedBytes() >= 0
                && known.uploadedBytes() < Course.video(request).size();
    }

    private Search listed(PublishRequest request, Checkpoint at, Instant since) {
        long from = since.minus(settings.lookMargin()).getEpochSecond();
        List<String> fitting = new ArrayList<>();
        long cursor = 0;
        for (int page = 0; page < settings.lookPages(); page++) {
            HttpResult result = page(request, cursor);
            Optional<JsonNode> data = result == null ? Optional.empty() : TikTokAnswers.data(result);
            if (data.isEmpty()) {
                return new Search.CannotTell(
                        result == null ? "No access" : answers.refused(result).toString());
            }
            boolean reachesBack = false;
            for (JsonNode post : data.get().path("videos")) {
                if (post.path("create_time").asLong(0) < from) {
                    reachesBack = true;
                } else if (isOurs(request, post)) {
                    fitting.add(post.path("id").asString(""));
                }
            }
            cursor = data.get().path("cursor").asLong(0);
            if (reachesBack || !data.get().path("has_more").asBoolean(false)) {
                break;
            }
        }
        return fitting.size() == 1
                ? new Search.Found(fitting.getFirst(), course.published(request, at, fitting.getFirst()))
                : new Search.CannotTell(
                        fitting.isEmpty()
                                ? "Not in the list of public posts, which may lack photos"
                                : fitting.size() + " posts fit: " + fitting);
    }

    private @Nullable HttpResult page(PublishRequest request, long cursor) {
        ObjectNode question = JSON.createObjectNode().put("max_count", PAGE);
        if (cursor > 0) {
            question.put("cursor", cursor);
        }
        Reply reply = calls.ask(
                request.account(),
                HttpCall.post(request.account().server(), "/v2/video/list/")
                        .query("fields", FIELDS)
                        .json(question)
                        .as(Purpose.READ));
        return reply instanceof Reply.Made made ? made.result() : null;
    }

    private static boolean isOurs(PublishRequest request, JsonNode post) {
        String text = shown(TikTokLimits.text(request.message()));
        return !text.isEmpty()
                && (shown(post.path("video_description").asString("")).equals(text)
                        || shown(post.path("title").asString("")).equals(text));
    }

    private static String shown(String text) {
        String plain = text.strip().replaceAll("\\s+", " ");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN);
    }
}
