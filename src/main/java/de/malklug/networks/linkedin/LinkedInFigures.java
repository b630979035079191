/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads what a page's posts achieved. LinkedIn tells an app like ours nothing about posts of members. */
final class LinkedInFigures {

    private static final EngagementReading NOTHING = EngagementReading.builder().build();
    private static final String SHARE = "urn:li:share:";
    private static final String UGC = "urn:li:ugcPost:";

    private final LinkedInCalls calls;
    private final LinkedInAnswers answers;
    private final LinkedInSettings settings;

    LinkedInFigures(LinkedInCalls calls, LinkedInAnswers answers, LinkedInSettings settings) {
        this.calls = calls;
        this.answers = answers;
        this.settings = settings;
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> urns) {
        if (urns.size() > settings.batchSize()) {
            throw new IllegalArgumentException(urns.size() + " posts in one reading; at most " + settings.batchSize());
        }
        Map<String, EngagementReading> readings = new HashMap<>();
        if (!LinkedInCalls.isPage(account)) {
            urns.forEach(urn -> readings.put(urn, NOTHING));
            return readings;
        }
        List<String> shares = urns.stream().filter(urn -> urn.startsWith(SHARE)).toList();
        List<String> ugcPosts = urns.stream().filter(urn -> urn.startsWith(UGC)).toList();
        urns.forEach(urn ->
                readings.put(urn, NOTHING)); // LinkedIn tells nothing of an activity, as a person may have seen it
        readings.putAll(statistics(account, "shares", "share", shares));
        readings.putAll(statistics(account, "ugcPosts", "ugcPost", ugcPosts));
        return readings;
    }

    /** A post the answer leaves out has nothing to tell: nobody has seen it. */
    private Map<String, EngagementReading> statistics(
            ConnectedAccount account, String list, String name, List<String> urns) {
        Map<String, EngagementReading> readings = new HashMap<>();
        if (urns.isEmpty()) {
            return readings;
        }
        HttpCall call = LinkedInCalls.get(account, "/rest/organizationalEntityShareStatistics")
                .query("q", "organizationalEntity");
        call = LinkedInCalls.query(call, "organizationalEntity", LinkedInCalls.piece(LinkedInCalls.author(account)));
        call = LinkedInCalls.query(
                call, list, urns.stream().map(LinkedInCalls::piece).collect(Collectors.joining(",", "List(", ")")));
        JsonNode elements = answered(account, call).path("elements");
        if (!elements.isArray()) {
            throw new EngagementUnavailable("The answer holds no posts", null);
        }
        urns.forEach(urn -> readings.put(urn, nothingYet()));
        for (JsonNode element : elements) {
            readings.replace(element.path(name).asString(""), reading(element.path("totalShareStatistics")));
        }
        return readings;
    }

    private static EngagementReading nothingYet() {
        return EngagementReading.builder()
                .count(Metric.IMPRESSIONS, 0)
                .count(Metric.REACH, 0)
                .count(Metric.REACTIONS, 0)
                .count(Metric.REPLIES, 0)
                .count(Metric.SHARES, 0)
                .count(Metric.LINK_CLICKS, 0)
                .build();
    }

    private static EngagementReading reading(JsonNode told) {
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.IMPRESSIONS, told.path("impressionCount"));
        count(reading, Metric.REACH, told.path("uniqueImpressionsCount"));
        count(reading, Metric.REACTIONS, told.path("likeCount"));
        count(reading, Metric.REPLIES, told.path("commentCount"));
        count(reading, Metric.SHARES, told.path("shareCount"));
        count(reading, Metric.LINK_CLICKS, told.path("clickCount"));
        return reading.build();
    }

    private static void count(EngagementReading.Builder reading, Metric metric, JsonNode value) {
        if (value.isIntegralNumber()) {
            reading.count(metric, Math.max(0, value.asLong())); // a withdrawn like may count as less than none
        } else {
            reading.notYetKnown(metric);
        }
    }

    EngagementReading readAccount(ConnectedAccount account) {
        if (!LinkedInCalls.isPage(account)) {
            return NOTHING;
        }
        JsonNode size = answered(
                        account,
                        LinkedInCalls.get(
                                        account,
                                        "/rest/networkSizes/" + LinkedInCalls.piece(LinkedInCalls.author(account)))
                                .query("edgeType", "COMPANY_FOLLOWED_BY_MEMBER"))
                .path("firstDegreeSize");
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.FOLLOWERS, size);
        return reading.build();
    }

    private JsonNode answered(ConnectedAccount account, HttpCall call) {
        HttpAnswer answer = switch (calls.send(account, call)) {
            case HttpResult.Answered answered -> answered.answer();
            case HttpResult.NotSent notSent -> throw new EngagementUnavailable(notSent.reason(), null);
            case HttpResult.Lost lost -> throw new EngagementUnavailable(lost.evidence(), null);
        };
        if (!answer.isSuccess() || !answer.json().isObject()) {
            throw new EngagementUnavailable(
                    (answer.status() + " " + LinkedInAnswers.code(answer) + " " + answer.excerpt()).strip(),
                    answers.wait(answer));
        }
        return answer.json();
    }
}
