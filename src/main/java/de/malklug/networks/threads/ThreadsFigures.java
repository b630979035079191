/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphError;
import de.malklug.networks.graph.GraphList.CannotLook;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what posts achieved, one by one: Threads documents no batches. */
final class ThreadsFigures {

    private static final int GONE = 24;

    private final ThreadsApi api;
    private final String metrics;
    private final Clock clock;

    ThreadsFigures(ThreadsApi api, List<String> metrics, Clock clock) {
        this.api = api;
        this.metrics = String.join(",", metrics);
        this.clock = clock;
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        if (remoteIds.isEmpty()) {
            return Map.of();
        }
        prepare(account);
        Map<String, EngagementReading> readings = new LinkedHashMap<>();
        for (String id : remoteIds) {
            HttpCall call =
                    api.get(account, "/" + HttpCall.piece(id) + "/insights").query("metric", metrics);
            HttpAnswer answer = answered(api.graph().send(account, call));
            if (isGone(answer)) {
                continue;
            }
            readings.put(id, reading(insights(answer)));
        }
        return readings;
    }

    EngagementReading readAccount(ConnectedAccount account) {
        prepare(account);
        HttpCall call = api.get(account, "/me/threads_insights").query("metric", "followers_count");
        EngagementReading.Builder reading = EngagementReading.builder();
        count(
                reading,
                Metric.FOLLOWERS,
                insights(answered(api.graph().send(account, call))).get("followers_count"));
        return reading.build();
    }

    private void prepare(ConnectedAccount account) {
        api.graph().budget().readingPausedUntil(account).ifPresent(until -> {
            throw new EngagementUnavailable("Most of the account's calls are used up", until);
        });
        api.renewToken(account);
    }

    private static boolean isGone(HttpAnswer answer) {
        Optional<GraphError> error = GraphError.of(answer);
        return error.filter(each -> each.isNotVisible() || each.code() == GONE).isPresent();
    }

    private static EngagementReading reading(Map<String, JsonNode> insights) {
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.IMPRESSIONS, insights.get("views"));
        count(reading, Metric.REACTIONS, insights.get("likes"));
        count(reading, Metric.REPLIES, insights.get("replies"));
        count(reading, Metric.QUOTES, insights.get("quotes"));
        JsonNode reposts = insights.get("reposts");
        JsonNode shares = insights.get("shares");
        if (reposts != null && shares != null && isNumber(reposts) && isNumber(shares)) {
            reading.count(Metric.SHARES, reposts.asLong() + shares.asLong());
        } else {
            count(reading, Metric.SHARES, isNumber(reposts) ? reposts : shares);
        }
        return reading.build();
    }

    private Map<String, JsonNode> insights(HttpAnswer answer) {
        JsonNode data = answer.json().path("data");
        if (!answer.isSuccess() || !data.isArray()) {
            throw new EngagementUnavailable(CannotLook.because(answer).evidence(), GraphAnswers.waitFor(answer, clock));
        }
        Map<String, JsonNode> insights = new HashMap<>();
        for (JsonNode insight : data) {
            JsonNode total = insight.path("total_value").path("value");
            insights.put(
                    insight.path("name").asString(""),
                    isNumber(total) ? total : insight.path("values").path(0).path("value"));
        }
        return insights;
    }

    private static boolean isNumber(@Nullable JsonNode value) {
        return value != null && value.isIntegralNumber();
    }

    private static void count(EngagementReading.Builder reading, Metric metric, @Nullable JsonNode value) {
        if (value != null && value.isIntegralNumber()) {
            reading.count(metric, value.asLong());
        } else {
            reading.notYetKnown(metric);
        }
    }

    private static HttpAnswer answered(HttpResult result) {
        return switch (result) {
            case HttpResult.Answered answered -> answered.answer();
            case HttpResult.NotSent notSent -> throw new EngagementUnavailable(notSent.reason(), null);
            case HttpResult.Lost lost -> throw new EngagementUnavailable(lost.evidence(), null);
        };
    }
}
