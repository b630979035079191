/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.http.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Steps back before Meta refuses, because calling while throttled makes the wait longer. Reading figures steps back earlier
 * than publishing does.
 */
public final class GraphBudget {

    /**
     * Settings {@code malklug.networks.<network>.usage.*}, in percent of a budget as Meta's usage headers name it.
     *
     * @param reading from here on no figures are read
     * @param publishing from here on no publication begins
     * @param pause for how long, where Meta does not say when it takes calls again
     */
    public record Thresholds(
            @DefaultValue("85") int reading,
            @DefaultValue("95") int publishing,
            @DefaultValue("5m") Duration pause) {}

    private record Seen(int percent, Instant until) {}

    private final Thresholds thresholds;
    private final Clock clock;
    private final Map<String, Seen> byAccount = new ConcurrentHashMap<>();

    public GraphBudget(Thresholds thresholds, Clock clock) {
        this.thresholds = thresholds;
        this.clock = clock;
    }

    void note(ConnectedAccount account, HttpAnswer answer) {
        GraphUsage usage = GraphUsage.of(answer);
        if (usage.percent() == 0) {
            return; // most answers do not say
        }
        if (usage.percent() < Math.min(thresholds.reading(), thresholds.publishing())) {
            byAccount.remove(account.id());
            return;
        }
        Duration wait = usage.regain().isPositive() ? usage.regain() : thresholds.pause();
        byAccount.put(account.id(), new Seen(usage.percent(), clock.instant().plus(wait)));
    }

    /** Until when no figures of the account should be read; empty if they may be. */
    public Optional<Instant> readingPausedUntil(ConnectedAccount account) {
        return pausedUntil(account, thresholds.reading());
    }

    /** Until when no publication of the account should begin; empty if one may. */
    public Optional<Instant> publishingPausedUntil(ConnectedAccount account) {
        return pausedUntil(account, thresholds.publishing());
    }

    private Optional<Instant> pausedUntil(ConnectedAccount account, int from) {
        return Optional.ofNullable(byAccount.get(account.id()))
                .filter(seen -> seen.percent() >= from && seen.until().isAfter(clock.instant()))
                .map(Seen::until);
    }
}
