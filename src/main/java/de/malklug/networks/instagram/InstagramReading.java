/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A post's figures in our words. What Instagram does not tell is not known, never zero. */
final class InstagramReading {

    private InstagramReading() {}

    static EngagementReading of(JsonNode post) {
        Map<String, JsonNode> insights = insights(post.path("insights").path("data"));
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.IMPRESSIONS, insights.get("views"));
        count(reading, Metric.REACH, insights.get("reach"));
        count(reading, Metric.REACTIONS, insights.getOrDefault("likes", post.path("like_count")));
        count(reading, Metric.REPLIES, insights.getOrDefault("comments", post.path("comments_count")));
        count(reading, Metric.SAVES, insights.get("saved"));
        addShares(reading, insights);
        if (post.path("media_product_type").asString("").equals("REELS")) {
            count(reading, Metric.VIDEO_VIEWS, insights.get("views"));
        }
        return reading.build();
    }

    /** Passed on in messages, and reposted for all to see. */
    private static void addShares(EngagementReading.Builder reading, Map<String, JsonNode> insights) {
        JsonNode shares = insights.get("shares");
        JsonNode reposts = insights.get("reposts");
        if (shares == null || !shares.isIntegralNumber()) {
            count(reading, Metric.SHARES, reposts);
        } else {
            long more = reposts == null || !reposts.isIntegralNumber() ? 0 : reposts.asLong();
            reading.count(Metric.SHARES, shares.asLong() + more);
        }
    }

    /** Some answers carry a {@code total_value} instead of {@code values}. */
    private static Map<String, JsonNode> insights(JsonNode data) {
        Map<String, JsonNode> insights = new HashMap<>();
        for (JsonNode insight : data) {
            JsonNode total = insight.path("total_value").path("value");
            JsonNode value = total.isIntegralNumber()
                    ? total
                    : insight.path("values").path(0).path("value");
            insights.put(insight.path("name").asString(""), value);
        }
        return insights;
    }

    static void count(EngagementReading.Builder reading, Metric metric, @Nullable JsonNode value) {
        if (value != null && value.isIntegralNumber()) {
            reading.count(metric, value.asLong());
        } else {
            reading.notYetKnown(metric);
        }
    }
}
