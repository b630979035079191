/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.storage.WhileServing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every minute whom to remind, and now and then what to forget. */
@Component
@WhileServing
final class ContributionRound implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ContributionRound.class);
    private static final long PAUSE_SECONDS = 60;
    private static final Duration TIDY = Duration.ofHours(1);

    private final ContributionPass pass;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("contributions").factory());
    private Instant tidied = Instant.EPOCH;
    private volatile boolean running;

    ContributionRound(ContributionPass pass, Clock clock) {
        this.pass = pass;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            pass.remind();
            if (clock.instant().isAfter(tidied.plus(TIDY))) {
                pass.tidy();
                tidied = clock.instant();
            }
        } catch (RuntimeException e) {
            log.error("Nobody could be reminded of a deadline; malklug tries again in a minute", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
