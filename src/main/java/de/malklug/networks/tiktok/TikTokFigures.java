/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpCall.Purpose;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import de.malklug.networks.tiktok.TikTokCalls.Reply;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads counters of public posts. See
 * <a href="https://developers.tiktok.com/doc/tiktok-api-v2-video-query">developers.tiktok.com/doc/tiktok-api-v2-video-query</a>.
 */
final class TikTokFigures {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Metric, String> NAMES = Map.of(
            Metric.IMPRESSIONS, "view_count",
            Metric.VIDEO_VIEWS, "view_count",
            Metric.REACTIONS, "like_count",
            Metric.REPLIES, "comment_count",
            Metric.SHARES, "share_count");

    private final TikTokCalls calls;
    private final TikTokAnswers answers;
    private final int batchSize;

    TikTokFigures(TikTokCalls calls, TikTokAnswers answers, int batchSize) {
        this.calls = calls;
        this.answers = answers;
        this.batchSize = batchSize;
    }

    /** A post whose id TikTok has not told is known by its publish id only, and has no figures. */
    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> ids) {
        if (ids.size() > batchSize) {
            throw new IllegalArgumentException(ids.size() + " videos in one reading; at most " + batchSize);
        }
        List<String> known = ids.stream().filter(id -> id.matches("\\d+")).toList();
        if (known.isEmpty()) {
            return Map.of();
        }
        ObjectNode question = JSON.createObjectNode();
        ArrayNode wanted = question.putObject("filters").putArray("video_ids");
        known.forEach(wanted::add);
        JsonNode videos = asked(
                        account,
                        HttpCall.post(account.server(), "/v2/video/query/")
                                .query("fields", "id,view_count,like_count,comment_count,share_count,share_url")
                                .json(question)
                                .as(Purpose.READ))
                .path("videos");
        if (!videos.isArray()) {
            throw new EngagementUnavailable("The answer holds no videos", null);
        }
        Map<String, EngagementReading> readings = new LinkedHashMap<>();
        for (JsonNode video : videos) {
            String id = video.path("id").asString("");
            if (known.contains(id)) {
                readings.put(id, reading(video));
            }
        }
        return readings;
    }

    private static EngagementReading reading(JsonNode video) {
        EngagementReading.Builder reading = EngagementReading.builder();
        NAMES.forEach((metric, name) -> count(reading, metric, video.path(name)));
        return reading.build();
    }

    private static void count(EngagementReading.Builder reading, Metric metric, JsonNode value) {
        if (value.isIntegralNumber()) {
            reading.count(metric, value.asLong());
        } else {
            reading.notYetKnown(metric);
        }
    }

    EngagementReading readAccount(ConnectedAccount account) {
        JsonNode user = asked(
                        account,
                        HttpCall.get(account.server(), "/v2/user/info/")
                                .query("fields", "open_id,username,follower_count"))
                .path("user");
        if (!user.isObject()) {
            throw new EngagementUnavailable("The answer holds no user", null);
        }
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.FOLLOWERS, user.path("follower_count"));
        return reading.build();
    }

    private JsonNode asked(ConnectedAccount account, HttpCall call) {
        return switch (calls.ask(account, call)) {
            case Reply.NotAllowed no -> throw unavailable(no.outcome());
            case Reply.Made made -> TikTokAnswers.data(made.result()).orElseThrow(() -> unavailable(made.result()));
        };
    }

    private EngagementUnavailable unavailable(HttpResult result) {
        return switch (result) {
            case NotSent failure -> new EngagementUnavailable(failure.reason(), null);
            case Lost failure -> new EngagementUnavailable(failure.evidence(), null);
            case Answered answered ->
                new EngagementUnavailable(
                        TikTokAnswers.evidence(answered.answer()), answers.waitFor(answered.answer()));
        };
    }

    private static EngagementUnavailable unavailable(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Deferred later ->
                new EngagementUnavailable(later.cause() + " " + later.code(), later.notBefore());
            case PublishOutcome.Rejected no ->
                new EngagementUnavailable(no.reason() + " " + no.code() + " " + no.explanation(), null);
            default -> new EngagementUnavailable("No access", null);
        };
    }
}
