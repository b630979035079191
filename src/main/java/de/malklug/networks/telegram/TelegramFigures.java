/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a bot learns about a channel: how many follow it, and, where switched on, the reactions. Views and forwards are not told
 * to bots.
 */
final class TelegramFigures {

    private final NetworkHttp http;
    private final TelegramSettings settings;
    private final TelegramAnswers answers;
    private final Reactions reactions;

    TelegramFigures(NetworkHttp http, SessionStore sessions, TelegramSettings settings, TelegramAnswers answers) {
        this.http = http;
        this.settings = settings;
        this.answers = answers;
        this.reactions = new Reactions(sessions);
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds) {
        TelegramCalls.token(account);
        Map<String, EngagementReading> readings = new LinkedHashMap<>();
        if (!settings.reactions() || remoteIds.isEmpty()) {
            remoteIds.forEach(id -> readings.put(id, EngagementReading.builder().build()));
            return readings;
        }
        Map<String, Long> totals = reactions.of(account, next -> updates(account, next));
        for (String id : remoteIds) {
            Long total = totals.get(Reactions.key(id));
            EngagementReading.Builder reading = EngagementReading.builder();
            readings.put(
                    id,
                    (total == null ? reading.notYetKnown(Metric.REACTIONS) : reading.count(Metric.REACTIONS, total))
                            .build());
        }
        return readings;
    }

    EngagementReading readAccount(ConnectedAccount account) {
        JsonNode count =
                result(TelegramCalls.get(account, "getChatMemberCount").query("chat_id", TelegramCalls.chat(account)));
        EngagementReading.Builder reading = EngagementReading.builder();
        return (count.isIntegralNumber()
                        ? reading.count(Metric.FOLLOWERS, count.asLong())
                        : reading.notYetKnown(Metric.FOLLOWERS))
                .build();
    }

    private JsonNode updates(ConnectedAccount account, long next) {
        HttpCall call = TelegramCalls.get(account, "getUpdates")
                .query("offset", Long.toString(next))
                .query("limit", Integer.toString(Reactions.MOST_UPDATES))
                .query("timeout", "0")
                .query("allowed_updates", "[\"message_reaction_count\"]");
        JsonNode updates = result(call);
        if (!updates.isArray()) {
            throw new EngagementUnavailable("The list of updates is unreadable", null);
        }
        return updates;
    }

    private JsonNode result(HttpCall call) {
        HttpResult result = http.send(call);
        return TelegramAnswers.result(result).orElseThrow(() -> unavailable(result));
    }

    private EngagementUnavailable unavailable(HttpResult result) {
        return switch (result) {
            case HttpResult.Answered answered -> unavailable(answered.answer());
            case HttpResult.NotSent notSent -> new EngagementUnavailable(notSent.reason(), null);
            case HttpResult.Lost lost -> new EngagementUnavailable(lost.evidence(), null);
        };
    }

    private EngagementUnavailable unavailable(HttpAnswer answer) {
        return new EngagementUnavailable((answer.status() + " " + answer.excerpt()).strip(), answers.wait(answer));
    }
}
