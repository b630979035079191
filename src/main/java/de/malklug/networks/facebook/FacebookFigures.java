/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphBatch;
import de.malklug.networks.graph.GraphError;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what posts achieved, a batch at a time. A post that is gone, or that Meta does not see now, is left out; a metric Meta
 * has abolished is left out of the next questions.
 */
final class FacebookFigures {

    private static final String COUNTS = "reactions.summary(true).limit(0),comments.summary(true).limit(0)";

    private final GraphApi api;
    private final GraphBatch batch;
    private final FacebookAnswers answers;
    private final Insights insights;
    private final int batchSize;

    FacebookFigures(GraphApi api, FacebookSettings settings, FacebookAnswers answers, Clock clock) {
        this.api = api;
        this.batch = new GraphBatch(api);
        this.answers = answers;
        this.insights = new Insights(settings.metrics(), settings.metricsMaxAge(), clock);
        this.batchSize = settings.metrics().batchSize();
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        if (remoteIds.size() > batchSize) {
            throw new IllegalArgumentException(remoteIds.size() + " posts in one reading; at most " + batchSize);
        }
        refuseWhilePaused(account);
        Map<String, EngagementReading> readings = new LinkedHashMap<>();
        if (!remoteIds.isEmpty()) {
            read(account, List.copyOf(remoteIds), readings, true);
        }
        return readings;
    }

    private void refuseWhilePaused(ConnectedAccount account) {
        api.budget().readingPausedUntil(account).ifPresent(until -> {
            throw new EngagementUnavailable("The budget of calls is nearly used up", until);
        });
    }

    /**
     * @param again whether what failed for a reason that can be mended is asked for once more
     */
    private void read(ConnectedAccount account, List<String> ids, Map<String, EngagementReading> into, boolean again) {
        List<Optional<HttpAnswer>> told =
                answers(account, ids.stream().map(this::question).toList());
        List<String> leftOver = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Optional<HttpAnswer> answer = told.get(i);
            if (answer.isEmpty()) {
                leftOver.add(id);
            } else if (answer.get().isSuccess() && answer.get().json().isObject()) {
                into.put(id, reading(id, answer.get().json()));
            } else if (isInvalidMetric(answer.get())) {
                leftOver.add(id);
            } else if (!isGone(answer.get())) {
                throw unavailable(answer.get());
            }
        }
        if (leftOver.isEmpty() || !again) {
            return;
        }
        String metricless = leftOver.stream()
                .filter(id -> told.get(ids.indexOf(id)).isPresent())
                .findFirst()
                .orElse(null);
        if (metricless != null) {
            findAbolished(account, metricless);
        }
        read(account, leftOver, into, false);
    }

    private String question(String id) {
        String fields = isVideo(id) ? COUNTS : "shares," + COUNTS;
        List<String> metrics = insights.metrics(isVideo(id));
        String edge = isVideo(id) ? "video_insights" : "insights";
        return HttpCall.piece(id) + "?fields=" + fields
                + (metrics.isEmpty() ? "" : "," + edge + ".metric(" + String.join(",", metrics) + ")");
    }

    /** Posts are named after their Page; videos have a number of their own. */
    private static boolean isVideo(String id) {
        return id.indexOf('_') < 0;
    }

    /** One wrong metric fails the whole question, so each is asked for alone. */
    private void findAbolished(ConnectedAccount account, String id) {
        List<String> metrics = insights.metrics(isVideo(id));
        String edge = isVideo(id) ? "/video_insights" : "/insights";
        List<Optional<HttpAnswer>> told = answers(
                account,
                metrics.stream()
                        .map(metric -> HttpCall.piece(id) + edge + "?metric=" + metric)
                        .toList());
        for (int i = 0; i < metrics.size(); i++) {
            if (told.get(i).filter(FacebookFigures::isInvalidMetric).isPresent()) {
                insights.isAbolished(metrics.get(i));
            }
        }
    }

    private static boolean isInvalidMetric(HttpAnswer answer) {
        return GraphError.of(answer)
                .filter(error -> error.code() == 100 && error.explanation().contains("valid insights metric"))
                .isPresent(); // insights-400-metric.json
    }

    private static boolean isGone(HttpAnswer answer) {
        return GraphError.of(answer).filter(GraphError::isNotVisible).isPresent(); // update-400-not-visible.json
    }

    private EngagementReading reading(String id, JsonNode post) {
        EngagementReading.Builder reading = EngagementReading.builder();
        total(reading, Metric.REACTIONS, post.path("reactions"));
        total(reading, Metric.REPLIES, post.path("comments"));
        if (!isVideo(id)) {
            reading.count(Metric.SHARES, post.path("shares").path("count").asLong(0)); // absent when zero
        }
        insights.into(reading, post.path(isVideo(id) ? "video_insights" : "insights"), isVideo(id));
        return reading.build();
    }

    private static void total(EngagementReading.Builder reading, Metric metric, JsonNode edge) {
        JsonNode total = edge.path("summary").path("total_count");
        if (total.isIntegralNumber()) {
            reading.count(metric, total.asLong());
        } else {
            reading.notYetKnown(metric);
        }
    }

    EngagementReading readAccount(ConnectedAccount account) {
        refuseWhilePaused(account);
        HttpAnswer answer = answered(
                api.send(account, api.get(account, Course.page(account)).query("fields", "followers_count,fan_count")));
        JsonNode followers = answer.json().path("followers_count");
        if (!answer.isSuccess() || !answer.json().isObject()) {
            throw unavailable(answer);
        }
        EngagementReading.Builder reading = EngagementReading.builder();
        return (followers.isIntegralNumber()
                        ? reading.count(Metric.FOLLOWERS, followers.asLong())
                        : reading.notYetKnown(Metric.FOLLOWERS))
                .build();
    }

    private List<Optional<HttpAnswer>> answers(ConnectedAccount account, List<String> questions) {
        HttpAnswer answer = answered(batch.get(account, questions));
        if (isTooMuch(answer) && questions.size() > 1) {
            int half = questions.size() / 2;
            List<Optional<HttpAnswer>> halves = new ArrayList<>(answers(account, questions.subList(0, half)));
            halves.addAll(answers(account, questions.subList(half, questions.size())));
            return halves;
        }
        List<Optional<HttpAnswer>> parts = GraphBatch.answers(answer, questions.size());
        if (parts.size() != questions.size()) {
            throw unavailable(answer);
        }
        return parts;
    }

    private static boolean isTooMuch(HttpAnswer answer) {
        return GraphError.of(answer)
                .filter(error -> error.code() == 1 && error.explanation().contains("reduce the amount of data"))
                .isPresent(); // batch-500-reduce.json
    }

    private static HttpAnswer answered(HttpResult result) {
        return switch (result) {
            case HttpResult.Answered answered -> answered.answer();
            case HttpResult.NotSent notSent -> throw new EngagementUnavailable(notSent.reason(), null);
            case HttpResult.Lost lost -> throw new EngagementUnavailable(lost.evidence(), null);
        };
    }

    private EngagementUnavailable unavailable(HttpAnswer answer) {
        return new EngagementUnavailable(FacebookAnswers.evidence(answer), answers.waitFor(answer));
    }
}
