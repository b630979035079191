/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.x.XCalls.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads what posts achieved, a hundred at a time. Clicks are private and told for thirty days only; asking for them later
 * would cost the other figures too, so older posts are asked for without.
 */
final class XFigures {

    private static final String PUBLIC = "created_at,public_metrics,attachments";
    private static final String PRIVATE = PUBLIC + ",non_public_metrics";
    private static final Set<String> NOT_FOR_US =
            Set.of("not-authorized-for-field", "field-unauthorized", "not-authorized-for-resource");
    private static final long FIRST_ID_AT = 1_288_834_974_657L;
    private static final int TIME_IN_ID = 22;

    private final XCalls calls;
    private final XAnswers answers;
    private final XSettings settings;
    private final Clock clock;

    XFigures(XCalls calls, XAnswers answers, XSettings settings, Clock clock) {
        this.calls = calls;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> ids) {
        if (ids.size() > settings.batchSize()) {
            throw new IllegalArgumentException(ids.size() + " posts in one reading; at most " + settings.batchSize());
        }
        List<String> old = ids.stream().filter(id -> !isYoung(id)).toList();
        List<String> young = ids.stream().filter(this::isYoung).toList();
        Map<String, EngagementReading> readings = new HashMap<>();
        if (!young.isEmpty()) {
            JsonNode answer = ask(account, young, PRIVATE);
            readings.putAll(readings(answer));
            List<String> onlyPublic = notForUs(answer, young, readings);
            if (!onlyPublic.isEmpty()) {
                readings.putAll(readings(ask(account, onlyPublic, PUBLIC)));
            }
        }
        if (!old.isEmpty()) {
            readings.putAll(readings(ask(account, old, PUBLIC)));
        }
        readings.keySet().retainAll(ids);
        return readings;
    }

    /** The number of a post tells when it was made. */
    private boolean isYoung(String id) {
        try {
            Instant made = Instant.ofEpochMilli((Long.parseLong(id) >> TIME_IN_ID) + FIRST_ID_AT);
            return made.plus(settings.privateFigures()).isAfter(clock.instant());
        } catch (NumberFormatException otherKind) {
            return false;
        }
    }

    private static List<String> notForUs(JsonNode answer, List<String> asked, Map<String, EngagementReading> read) {
        List<String> ids = new ArrayList<>();
        for (JsonNode error : answer.path("errors")) {
            String id = error.path("resource_id").asString("");
            if (NOT_FOR_US.contains(Vocabulary.problem(error))
                    && asked.contains(id)
                    && !read.containsKey(id)
                    && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private JsonNode ask(ConnectedAccount account, List<String> ids, String fields) {
        HttpAnswer answer = answered(
                account,
                HttpCall.get(account.server(), "/2/tweets")
                        .query("ids", String.join(",", ids))
                        .query("tweet.fields", fields)
                        .query("expansions", "attachments.media_keys")
                        .query("media.fields", "public_metrics"));
        JsonNode body = answer.json();
        if (!answer.isSuccess()
                || !Vocabulary.data(body).isArray() && !body.path("errors").isArray()) {
            throw unavailable(answer);
        }
        return body;
    }

    private static Map<String, EngagementReading> readings(JsonNode answer) {
        Map<String, JsonNode> views = new HashMap<>();
        answer.path("includes")
                .path("media")
                .forEach(media -> views.put(
                        media.path("media_key").asString(""),
                        media.path("public_metrics").path("view_count")));
        Map<String, EngagementReading> readings = new HashMap<>();
        for (JsonNode post : Vocabulary.data(answer)) {
            readings.put(XAnswers.id(post), reading(post, views));
        }
        return readings;
    }

    private static EngagementReading reading(JsonNode post, Map<String, JsonNode> views) {
        JsonNode told = Vocabulary.field(post, "public_metrics");
        EngagementReading.Builder reading = EngagementReading.builder();
        count(reading, Metric.IMPRESSIONS, told.path("impression_count"));
        count(reading, Metric.REACTIONS, told.path("like_count"));
        count(reading, Metric.REPLIES, told.path("reply_count"));
        count(reading, Metric.SHARES, Vocabulary.field(told, "retweet_count"));
        count(reading, Metric.QUOTES, told.path("quote_count"));
        count(reading, Metric.SAVES, told.path("bookmark_count"));
        count(reading, Metric.LINK_CLICKS, post.path("non_public_metrics").path("url_link_clicks"));
        for (JsonNode key : post.path("attachments").path("media_keys")) {
            JsonNode seen = views.get(key.asString(""));
            if (seen != null && seen.isIntegralNumber()) {
                reading.count(Metric.VIDEO_VIEWS, seen.asLong());
            }
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

    EngagementReading readAccount(ConnectedAccount account) {
        HttpAnswer answer = answered(account, XCalls.me(account));
        if (calls.learn(account, answer).isEmpty()) {
            throw unavailable(answer);
        }
        EngagementReading.Builder reading = EngagementReading.builder();
        count(
                reading,
                Metric.FOLLOWERS,
                Vocabulary.data(answer.json()).path("public_metrics").path("followers_count"));
        return reading.build();
    }

    private HttpAnswer answered(ConnectedAccount account, HttpCall call) {
        return switch (calls.send(account, settings.session().refreshAhead(), call)) {
            case Reply.NotAllowed no -> throw unavailable(no.outcome());
            case Reply.Made made ->
                switch (made.result()) {
                    case HttpResult.Answered answered -> answered.answer();
                    case HttpResult.NotSent notSent -> throw new EngagementUnavailable(notSent.reason(), null);
                    case HttpResult.Lost lost -> throw new EngagementUnavailable(lost.evidence(), null);
                };
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

    private EngagementUnavailable unavailable(HttpAnswer answer) {
        return new EngagementUnavailable(answer.status() + " " + XAnswers.words(answer), answers.wait(answer));
    }
}
