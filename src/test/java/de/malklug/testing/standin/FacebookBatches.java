/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Several questions about figures in one call, and what Facebook answers to each. */
final class FacebookBatches {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 50;
    private static final Pattern EXPANDED = Pattern.compile("(?:video_)?insights\\.metric\\(([^)]*)\\)");
    private static final Set<String> OF_POSTS =
            Set.of("post_media_view", "post_total_media_view_unique", "post_clicks_by_type", "post_clicks");
    private static final Set<String> OF_VIDEOS =
            Set.of("fb_reels_total_plays", "blue_reels_play_count", "total_video_views");

    private final FacebookStandIn facebook;
    private final Set<String> abolished = ConcurrentHashMap.newKeySet();

    FacebookBatches(FacebookStandIn facebook) {
        this.facebook = facebook;
    }

    void abolish(String metric) {
        abolished.add(metric);
    }

    StandInAnswer answer(String handle, StandInCall call) {
        JsonNode batch = JSON.readTree(field(call.body(), "batch"));
        if (batch.size() > LARGEST) {
            return StandInAnswer.file("batch-400-too-many.json");
        }
        ArrayNode answers = JSON.createArrayNode();
        for (JsonNode question : batch) {
            answers.add(answer(handle, question.path("relative_url").asString("")));
        }
        return StandInAnswer.json(answers);
    }

    private static String field(String form, String name) {
        return Arrays.stream(form.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("[]");
    }

    private ObjectNode answer(String handle, String question) {
        String path = question.split("\\?", 2)[0];
        String id = path.split("/", 2)[0];
        Optional<StandInPost> post =
                facebook.visible(id).filter(each -> each.account().equals(handle));
        if (post.isEmpty()) {
            return part(400, error(100, 33, "Unsupported get request. Object with ID '" + id + "' does not exist"));
        }
        List<String> metrics = metrics(question);
        Set<String> valid = id.contains("_") ? OF_POSTS : OF_VIDEOS;
        if (!valid.containsAll(metrics) || metrics.stream().anyMatch(abolished::contains)) {
            return part(400, error(100, 0, "(#100) The value must be a valid insights metric"));
        }
        return part(200, path.contains("/") ? insights(post.get(), metrics) : fields(post.get(), question, metrics));
    }

    private static List<String> metrics(String question) {
        Matcher expanded = EXPANDED.matcher(question);
        if (expanded.find()) {
            return List.of(expanded.group(1).split(","));
        }
        int alone = question.indexOf("?metric=");
        return alone < 0 ? List.of() : List.of(question.substring(alone + 8).split(","));
    }

    private ObjectNode fields(StandInPost post, String question, List<String> metrics) {
        ObjectNode fields = JSON.createObjectNode();
        long shares = facebook.count(post, "shares", 20);
        if (shares > 0 && question.contains("shares")) {
            fields.putObject("shares").put("count", shares);
        }
        fields.putObject("reactions").putObject("summary").put("total_count", facebook.count(post, "reactions", 60));
        fields.putObject("comments").putObject("summary").put("total_count", facebook.count(post, "replies", 8));
        if (!metrics.isEmpty()) {
            fields.set(post.id().contains("_") ? "insights" : "video_insights", insights(post, metrics));
        }
        return fields.put("id", post.id());
    }

    private ObjectNode insights(StandInPost post, List<String> metrics) {
        ObjectNode insights = JSON.createObjectNode();
        ArrayNode data = insights.putArray("data");
        for (String metric : metrics) {
            ObjectNode value = data.addObject()
                    .put("name", metric)
                    .put("period", "lifetime")
                    .putArray("values")
                    .addObject();
            switch (metric) {
                case "post_clicks_by_type" ->
                    value.putObject("value").put("link clicks", facebook.count(post, "link-clicks", 40));
                case "post_total_media_view_unique" -> value.put("value", facebook.count(post, "reach", 900));
                case "blue_reels_play_count", "total_video_views" ->
                    value.put("value", facebook.count(post, "video-views", 800));
                default -> value.put("value", facebook.count(post, "impressions", 1_400));
            }
        }
        return insights;
    }

    private static ObjectNode error(int code, int subcode, String message) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode error = answer.putObject("error")
                .put("message", message)
                .put("type", "OAuthException")
                .put("code", code);
        if (subcode > 0) {
            error.put("error_subcode", subcode);
        }
        return answer;
    }

    private static ObjectNode part(int code, ObjectNode body) {
        return JSON.createObjectNode().put("code", code).put("body", body.toString());
    }
}
