/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Which of Meta's metrics are read, and what they mean in ours. Meta abolishes metrics now and then. */
final class Insights {

    private final FacebookSettings.Metrics names;
    private final Duration maxAge;
    private final Clock clock;
    private final Map<String, Instant> abolished = new ConcurrentHashMap<>();

    Insights(FacebookSettings.Metrics names, Duration maxAge, Clock clock) {
        this.names = names;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** Those worth asking for. */
    List<String> metrics(boolean video) {
        return (video ? names.ofVideos() : names.ofPosts())
                .stream().filter(this::isOffered).toList();
    }

    void isAbolished(String metric) {
        abolished.put(metric, clock.instant());
    }

    private boolean isOffered(String metric) {
        Instant since = abolished.get(metric);
        return !metric.isBlank() && (since == null || since.plus(maxAge).isBefore(clock.instant()));
    }

    /** Adds what the insights of a post or video tell; a metric asked for and not told is not yet known. */
    void into(EngagementReading.Builder reading, JsonNode insights, boolean video) {
        if (video) {
            count(reading, Metric.IMPRESSIONS, sum(insights, names.reelPlays()), names.reelPlays());
            Optional<Long> views = sum(insights, names.reelViews()).or(() -> sum(insights, names.videoViews()));
            count(reading, Metric.VIDEO_VIEWS, views, names.reelViews(), names.videoViews());
            return;
        }
        count(reading, Metric.IMPRESSIONS, sum(insights, names.impressions()), names.impressions());
        count(reading, Metric.REACH, sum(insights, names.reach()), names.reach());
        JsonNode onLink = value(insights, names.clicks()).path(names.linkClicks());
        count(
                reading,
                Metric.LINK_CLICKS,
                onLink.isIntegralNumber() ? Optional.of(onLink.asLong()) : Optional.empty(),
                names.clicks());
    }

    private void count(EngagementReading.Builder reading, Metric metric, Optional<Long> told, String... asked) {
        if (told.isPresent()) {
            reading.count(metric, told.get());
        } else if (List.of(asked).stream().anyMatch(this::isOffered)) {
            reading.notYetKnown(metric);
        }
    }

    /** A number, or the sum of an object's numbers: paid and organic, or one per type. */
    private static Optional<Long> sum(JsonNode insights, String metric) {
        JsonNode value = value(insights, metric);
        if (value.isIntegralNumber()) {
            return Optional.of(value.asLong());
        }
        if (!value.isObject() || value.isEmpty()) {
            return Optional.empty();
        }
        long sum = 0;
        for (JsonNode share : value) {
            sum += share.asLong(0);
        }
        return Optional.of(sum);
    }

    private static JsonNode value(JsonNode insights, String metric) {
        for (JsonNode told : insights.path("data")) {
            if (metric.equals(told.path("name").asString(""))) {
                JsonNode total = told.path("total_value").path("value");
                return total.isMissingNode() ? told.path("values").path(0).path("value") : total;
            }
        }
        return MissingNode.getInstance();
    }
}
