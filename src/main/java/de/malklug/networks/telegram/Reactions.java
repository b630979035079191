/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reactions as Telegram tells them: not when asked, but as updates, each with a message's present totals, once and to one
 * reader. So what was told is kept, for all channels of a bot together. A message nobody has reacted to is never told about.
 */
final class Reactions {

    static final int MOST_UPDATES = 100;

    private static final int MOST_READS = 10;
    private static final int MOST_MESSAGES = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SessionStore store;

    Reactions(SessionStore store) {
        this.store = store;
    }

    /**
     * Totals by {@link #key}, after everything new was read and kept.
     *
     * @param updates reads the updates from that number on, at most {@link #MOST_UPDATES}
     */
    Map<String, Long> of(ConnectedAccount account, LongFunction<JsonNode> updates) {
        Secret kept = store.update(
                shared(account),
                before -> Optional.of(new Secret(told(before, updates).toString())));
        Map<String, Long> totals = new HashMap<>();
        JSON.readTree(kept.reveal())
                .path("totals")
                .properties()
                .forEach(each -> totals.put(each.getKey(), each.getValue().asLong()));
        return totals;
    }

    /** Updates come to the bot, whichever of its channels they are about. */
    private static ConnectedAccount shared(ConnectedAccount account) {
        return new ConnectedAccount(
                "telegram-bot-" + TelegramCalls.botId(account), account.network(), account.server(), null, Map.of());
    }

    private static ObjectNode told(Optional<Secret> before, LongFunction<JsonNode> updates) {
        ObjectNode known = before.map(secret -> JSON.readTree(secret.reveal()))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(JSON::createObjectNode);
        ObjectNode totals = known.path("totals") instanceof ObjectNode kept ? kept : known.putObject("totals");
        JsonNode read;
        int reads = 0;
        do {
            read = updates.apply(known.path("next").asLong(0));
            for (JsonNode update : read) {
                note(update.path("message_reaction_count"), totals);
                known.put(
                        "next",
                        Math.max(
                                known.path("next").asLong(0),
                                update.path("update_id").asLong(0) + 1));
            }
        } while (read.size() == MOST_UPDATES && ++reads < MOST_READS);
        forgetOldest(totals);
        return known;
    }

    private static void note(JsonNode count, ObjectNode totals) {
        if (!count.path("message_id").isIntegralNumber()) {
            return;
        }
        long total = 0;
        for (JsonNode reaction : count.path("reactions")) {
            total += reaction.path("total_count").asLong(0);
        }
        String number = ":" + count.path("message_id").asString();
        String username = count.path("chat").path("username").asString("");
        put(totals, count.path("chat").path("id").asString("") + number, total);
        if (!username.isEmpty()) {
            put(totals, "@" + username.toLowerCase(Locale.ROOT) + number, total);
        }
    }

    /** What was told last stands last. */
    private static void put(ObjectNode totals, String key, long total) {
        totals.remove(key);
        totals.put(key, total);
    }

    private static void forgetOldest(ObjectNode totals) {
        var oldest = totals.propertyNames().stream()
                .limit(Math.max(0, totals.size() - MOST_MESSAGES))
                .toList();
        oldest.forEach(totals::remove);
    }

    /** A post's key: its channel and the number of its first message. */
    static String key(String remoteId) {
        return remoteId.toLowerCase(Locale.ROOT).split("\\+", 2)[0];
    }
}
