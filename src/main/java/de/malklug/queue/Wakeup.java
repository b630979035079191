/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the accounts on which something is due and wakes their lanes. */
final class Wakeup implements AutoCloseable {

    /** How much earlier than its instant a slot rings, so that Quartz has done its own writing when the instant comes. */
    static final Duration LEAD = Duration.ofMillis(100);

    private static final String DUE_ACCOUNTS =
            "SELECT DISTINCT account, wake_at FROM delivery WHERE status IN ('SCHEDULED', 'UNCONFIRMED') AND wake_at <= ?";

    private final JdbcClient reading;
    private final Clock clock;
    private final Lanes lanes;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wake-up").factory());

    Wakeup(JdbcClient reading, Clock clock, Lanes lanes) {
        this.reading = reading;
        this.clock = clock;
        this.lanes = lanes;
    }

    /** Wakes the lanes of whatever is due now. */
    void due() {
        due(clock.millis(), Duration.ZERO);
    }

    /** Wakes the lanes of whatever is due now, and of what is due in a moment as soon as it is. */
    void soon() {
        due(clock.millis(), LEAD.multipliedBy(2));
    }

    private void due(long now, Duration ahead) {
        byInstant(now + ahead.toMillis()).forEach((instant, accounts) -> {
            if (instant <= now) {
                lanes.wake(accounts);
            } else {
                timer.schedule(() -> lanes.wake(accounts), instant - now, TimeUnit.MILLISECONDS);
            }
        });
    }

    private Map<Long, List<String>> byInstant(long until) {
        return reading
                .sql(DUE_ACCOUNTS)
                .param(until)
                .query((row, n) -> Map.entry(row.getLong("wake_at"), row.getString("account")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
