/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** How many posts an account may still make within a day. Asked for now and then; Meta enforces it all the same. */
public final class GraphQuota {

    private static final int MOST_WITHOUT_ASKING = 10;

    private record Known(long left, Instant until) {}

    private final GraphApi api;
    private final Duration memory;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * @param memory how long an answer is believed
     */
    public GraphQuota(GraphApi api, Duration memory, Clock clock) {
        this.api = api;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * Whether the account may make no more; if it may, one is taken for made.
     *
     * @param call asks for the quota
     * @param usage field of the answer that says how many were made
     * @param config field of the answer that says how many are allowed
     */
    public boolean isUsedUp(ConnectedAccount account, HttpCall call, String usage, String config) {
        String key = account.id() + " " + usage;
        Known last = known.get(key);
        if (last == null || last.left() <= 0 || !last.until().isAfter(clock.instant())) {
            Optional<Long> left = left(account, call, usage, config);
            if (left.isEmpty()) {
                return false;
            }
            last = new Known(
                    Math.min(left.get(), MOST_WITHOUT_ASKING), clock.instant().plus(memory));
        }
        known.put(key, new Known(last.left() - 1, last.until()));
        return last.left() <= 0;
    }

    private Optional<Long> left(ConnectedAccount account, HttpCall call, String usage, String config) {
        JsonNode told = api.send(account, call)
                .received()
                .filter(HttpAnswer::isSuccess)
                .map(answer -> answer.json().path("data").path(0))
                .orElse(null);
        JsonNode total = told == null ? null : told.path(config).path("quota_total");
        return told == null
                        || total == null
                        || !total.isIntegralNumber()
                        || !told.path(usage).isIntegralNumber()
                ? Optional.empty()
                : Optional.of(total.asLong() - told.path(usage).asLong());
    }
}
