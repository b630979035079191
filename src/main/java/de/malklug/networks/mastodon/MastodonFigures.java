/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Reads what posts achieved, twenty at a time, or one by one where a server is too old for that. */
final class MastodonFigures {

    private static final Set<Integer> NO_SUCH_CALL = Set.of(400, 404, 405, 501);

    private final NetworkHttp http;
    private final MastodonAnswers answers;
    private final Set<URI> oneByOne = ConcurrentHashMap.newKeySet();

    MastodonFigures(NetworkHttp http, MastodonAnswers answers) {
        this.http = http;
        this.answers = answers;
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        if (remoteIds.isEmpty()) {
            return Map.of();
        }
        if (!oneByOne.contains(account.server())) {
            HttpCall call = MastodonCalls.get(account, "/api/v1/statuses");
            for (String id : remoteIds) {
                call = call.query("id[]", id);
            }
            HttpAnswer answer = answered(http.send(call));
            if (answer.isSuccess() && answer.json().isArray()) {
                return readings(answer.json());
            }
            if (!NO_SUCH_CALL.contains(answer.status())) {
                throw unavailable(answer);
            }
            oneByOne.add(account.server());
        }
        return readOneByOne(account, remoteIds);
    }

    private Map<String, EngagementReading> readOneByOne(ConnectedAccount account, Collection<String> remoteIds) {
        Map<String, EngagementReading> readings = new LinkedHashMap<>();
        for (String id : remoteIds) {
            HttpAnswer answer =
                    answered(http.send(MastodonCalls.get(account, "/api/v1/statuses/" + HttpCall.piece(id))));
            if (answer.isSuccess() && answer.json().isObject()) {
                readings.put(id, reading(answer.json()));
            } else if (answer.status() != 404 || answer.isHtml()) {
                throw unavailable(answer);
            }
        }
        return readings;
    }

    EngagementReading readAccount(ConnectedAccount account) {
        HttpAnswer answer = answered(http.send(MastodonCalls.get(account, "/api/v1/accounts/verify_credentials")));
        if (!answer.isSuccess() || !answer.json().isObject()) {
            throw unavailable(answer);
        }
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.FOLLOWERS, answer.json().path("followers_count"));
        return reading.build();
    }

    private static Map<String, EngagementReading> readings(JsonNode statuses) {
        Map<String, EngagementReading> readings = new LinkedHashMap<>();
        for (JsonNode status : statuses) {
            String id = MastodonAnswers.id(status);
            if (id != null) {
                readings.put(id, reading(status));
            }
        }
        return readings;
    }

    private static EngagementReading reading(JsonNode status) {
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.REACTIONS, status.path("favourites_count"));
        count(reading, Metric.REPLIES, status.path("replies_count"));
        count(reading, Metric.SHARES, status.path("reblogs_count"));
        if (status.path("quotes_count").isIntegralNumber()) {
            count(reading, Metric.QUOTES, status.path("quotes_count")); // from 4.5 on
        }
        return reading.build();
    }

    private static void count(EngagementReading.Builder reading, Metric metric, JsonNode value) {
        if (value.isIntegralNumber()) {
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

    private EngagementUnavailable unavailable(HttpAnswer answer) {
        return new EngagementUnavailable((answer.status() + " " + answer.excerpt()).strip(), answers.wait(answer));
    }
}
