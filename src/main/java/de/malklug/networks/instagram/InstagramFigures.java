/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphBatch;
import de.malklug.networks.graph.GraphError;
import de.malklug.networks.graph.GraphList.CannotLook;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what posts achieved: fifty in one call where the account logged in with Facebook, one by one where it logged in with
 * Instagram, which documents no batches.
 */
final class InstagramFigures {

    private static final String PLAIN = "media_product_type,like_count,comments_count";
    private static final int NO_INSIGHTS = 10;
    private static final int NO_SUCH_METRIC = 100;

    private final InstagramApi api;
    private final InstagramUsers users;
    private final GraphBatch batches;
    private final String fields;
    private final Clock clock;

    InstagramFigures(InstagramApi api, InstagramUsers users, List<String> metrics, Clock clock) {
        this.api = api;
        this.users = users;
        this.batches = new GraphBatch(api.graph());
        this.fields = PLAIN + ",insights.metric(" + String.join(",", metrics) + ")";
        this.clock = clock;
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        if (remoteIds.isEmpty()) {
            return Map.of();
        }
        mayRead(account);
        api.renewToken(account);
        List<String> ids = List.copyOf(remoteIds);
        Map<String, EngagementReading> readings = new LinkedHashMap<>();
        List<String> withoutInsights = collect(account, ids, fields, readings);
        List<String> unreadable = collect(account, withoutInsights, PLAIN, readings);
        if (!unreadable.isEmpty()) {
            throw new EngagementUnavailable("Not even the plain figures of " + unreadable.size() + " posts", null);
        }
        return readings;
    }

    /** Adds the figures of these posts and says of which the fields could not be had; posts that are gone are left out. */
    private List<String> collect(
            ConnectedAccount account, List<String> ids, String wanted, Map<String, EngagementReading> readings) {
        List<String> refused = new ArrayList<>();
        List<HttpAnswer> answers = ask(account, ids, wanted);
        for (int i = 0; i < ids.size(); i++) {
            HttpAnswer answer = answers.get(i);
            Optional<GraphError> error = GraphError.of(answer);
            if (answer.isSuccess() && answer.json().isObject() && error.isEmpty()) {
                readings.put(ids.get(i), InstagramReading.of(answer.json()));
            } else if (error.filter(InstagramFigures::isAboutFields).isPresent()) {
                refused.add(ids.get(i));
            } else if (error.filter(GraphError::isNotVisible).isEmpty()) {
                throw unavailable(answer);
            }
        }
        return refused;
    }

    /** One figure that a post does not have, or has no right to yet, spoils the whole call. */
    private static boolean isAboutFields(GraphError error) {
        return error.code() == NO_INSIGHTS || error.code() == NO_SUCH_METRIC && !error.isNotVisible();
    }

    private List<HttpAnswer> ask(ConnectedAccount account, List<String> ids, String wanted) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return api.isFacebookLogin(account) ? askAtOnce(account, ids, wanted) : askOneByOne(account, ids, wanted);
    }

    private List<HttpAnswer> askOneByOne(ConnectedAccount account, List<String> ids, String wanted) {
        List<HttpAnswer> answers = new ArrayList<>();
        for (String id : ids) {
            HttpCall call = api.get(account, "/" + HttpCall.piece(id)).query("fields", wanted);
            HttpAnswer answer = answered(api.graph().send(account, call));
            if (GraphError.of(answer).filter(GraphError::isRateLimit).isPresent() || answer.status() == 429) {
                throw unavailable(answer);
            }
            answers.add(answer);
        }
        return answers;
    }

    private List<HttpAnswer> askAtOnce(ConnectedAccount account, List<String> ids, String wanted) {
        String query = "?fields=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        HttpAnswer answer = answered(batches.get(
                account, ids.stream().map(id -> HttpCall.piece(id) + query).toList()));
        List<HttpAnswer> parts = GraphBatch.answers(answer, ids.size()).stream()
                .flatMap(Optional::stream)
                .toList();
        if (parts.size() != ids.size()) {
            throw unavailable(answer);
        }
        return parts;
    }

    EngagementReading readAccount(ConnectedAccount account) {
        mayRead(account);
        api.renewToken(account);
        HttpResult result = users.ask(account);
        InstagramUser user = InstagramUsers.read(result).orElseThrow(() -> unavailable(answered(result)));
        EngagementReading.Builder reading = EngagementReading.builder();
        InstagramReading.count(reading, Metric.FOLLOWERS, user.followers());
        return reading.build();
    }

    private void mayRead(ConnectedAccount account) {
        api.graph().budget().readingPausedUntil(account).ifPresent(until -> {
            throw new EngagementUnavailable("Most of the account's calls are used up", until);
        });
    }

    private static HttpAnswer answered(HttpResult result) {
        return switch (result) {
            case HttpResult.Answered answered -> answered.answer();
            case HttpResult.NotSent notSent -> throw new EngagementUnavailable(notSent.reason(), null);
            case HttpResult.Lost lost -> throw new EngagementUnavailable(lost.evidence(), null);
        };
    }

    private EngagementUnavailable unavailable(HttpAnswer answer) {
        return new EngagementUnavailable(CannotLook.because(answer).evidence(), GraphAnswers.waitFor(answer, clock));
    }
}
