/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads counters, which the API writes as texts. Shares and saves are in the Analytics API only, complete to a day or two ago;
 * without its permission they are not known. See
 * <a href="https://developers.google.com/youtube/analytics/metrics">developers.google.com/youtube/analytics/metrics</a>.
 */
final class YouTubeFigures {

    private static final Map<String, Metric> ANALYTICS =
            Map.of("shares", Metric.SHARES, "videosAddedToPlaylists", Metric.SAVES);

    private final YouTubeCalls calls;
    private final YouTubeAnswers answers;
    private final YouTubeSettings settings;
    private final Clock clock;

    YouTubeFigures(YouTubeCalls calls, YouTubeAnswers answers, YouTubeSettings settings, Clock clock) {
        this.calls = calls;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> ids) {
        if (ids.size() > settings.batchSize()) {
            throw new IllegalArgumentException(ids.size() + " videos in one reading; at most " + settings.batchSize());
        }
        if (ids.isEmpty()) {
            return Map.of();
        }
        JsonNode videos = asked(
                        account,
                        YouTubeCalls.get(account, "videos")
                                .query("part", "statistics")
                                .query("id", String.join(",", ids)))
                .path("items");
        if (!videos.isArray()) {
            throw new EngagementUnavailable("The answer holds no videos", null);
        }
        Map<String, Map<Metric, Long>> analytics = settings.analytics().enabled() ? analytics(account, ids) : Map.of();
        Map<String, EngagementReading> readings = new LinkedHashMap<>();
        for (JsonNode video : videos) {
            String id = video.path("id").asString("");
            if (ids.contains(id)) {
                readings.put(id, reading(video.path("statistics"), analytics.getOrDefault(id, Map.of())));
            }
        }
        return readings;
    }

    private EngagementReading reading(JsonNode statistics, Map<Metric, Long> analytics) {
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.VIDEO_VIEWS, statistics.path("viewCount"));
        count(reading, Metric.REACTIONS, statistics.path("likeCount"));
        count(reading, Metric.REPLIES, statistics.path("commentCount"));
        for (Metric metric : asked()) {
            Long value = analytics.get(metric);
            if (value == null) {
                reading.notYetKnown(metric);
            } else {
                reading.count(metric, value);
            }
        }
        return reading.build();
    }

    private List<Metric> asked() {
        return settings.analytics().enabled()
                ? settings.analytics().metrics().stream()
                        .map(ANALYTICS::get)
                        .filter(java.util.Objects::nonNull)
                        .toList()
                : List.of();
    }

    private static void count(EngagementReading.Builder reading, Metric metric, JsonNode value) {
        Optional<Long> number = number(value);
        if (number.isPresent()) {
            reading.count(metric, number.get());
        } else {
            reading.notYetKnown(metric);
        }
    }

    private static Optional<Long> number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Optional.of(value.asLong());
        }
        String text = value.asString("");
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** Rows of numbers under named columns; nothing where the report is refused, because the counters are there anyway. */
    private Map<String, Map<Metric, Long>> analytics(ConnectedAccount account, Collection<String> ids) {
        JsonNode report;
        try {
            report = asked(account, report(ids));
        } catch (EngagementUnavailable refused) {
            return Map.of();
        }
        Map<Integer, Metric> columns = new HashMap<>();
        for (int column = 0; column < report.path("columnHeaders").size(); column++) {
            String name = report.path("columnHeaders").path(column).path("name").asString("");
            Metric metric = ANALYTICS.get(name);
            if (metric != null) {
                columns.put(column, metric);
            }
        }
        Map<String, Map<Metric, Long>> found = new HashMap<>();
        for (JsonNode row : report.path("rows")) {
            Map<Metric, Long> figures = new HashMap<>();
            columns.forEach(
                    (column, metric) -> number(row.path(column)).ifPresent(value -> figures.put(metric, value)));
            found.put(row.path(0).asString(""), figures);
        }
        return found;
    }

    private HttpCall report(Collection<String> ids) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.quotaZone());
        LocalDate since = settings.analytics().since();
        return HttpCall.get(settings.analyticsServer(), "/v2/reports")
                .query("ids", "channel==MINE")
                .query("startDate", (since.isAfter(today) ? today : since).toString())
                .query("endDate", today.toString())
                .query("metrics", String.join(",", settings.analytics().metrics()))
                .query("dimensions", "video")
                .query("filters", "video==" + String.join(",", ids))
                .query("maxResults", "200")
                .query("sort", "-" + settings.analytics().metrics().getFirst());
    }

    EngagementReading readAccount(ConnectedAccount account) {
        JsonNode channels = asked(
                        account,
                        YouTubeCalls.get(account, "channels")
                                .query("part", "statistics")
                                .query("mine", "true"))
                .path("items");
        if (channels.isEmpty()) {
            throw new EngagementUnavailable("The account has no channel", null);
        }
        JsonNode statistics = channels.path(0).path("statistics");
        EngagementReading.Builder reading = EngagementReading.builder();
        if (!statistics.path("hiddenSubscriberCount").asBoolean(false)) {
            count(reading, Metric.FOLLOWERS, statistics.path("subscriberCount"));
        }
        return reading.build();
    }

    private JsonNode asked(ConnectedAccount account, HttpCall call) {
        return switch (calls.send(account, call)) {
            case Reply.NotAllowed no -> throw unavailable(no.outcome());
            case Reply.Made made -> body(made.result());
        };
    }

    private JsonNode body(HttpResult result) {
        return switch (result) {
            case NotSent failure -> throw new EngagementUnavailable(failure.reason(), null);
            case Lost failure -> throw new EngagementUnavailable(failure.evidence(), null);
            case Answered answered -> body(answered.answer());
        };
    }

    private JsonNode body(HttpAnswer answer) {
        JsonNode body = answer.json();
        if (!answer.isSuccess() || !body.isObject()) {
            throw new EngagementUnavailable(
                    (answer.status() + " " + answer.excerpt()).strip(), answers.waitFor(answer));
        }
        return body;
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
