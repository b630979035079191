/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.editorial.DeskEvent;
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
import org.springframework.transaction.event.TransactionalEventListener;

/** Looks again and again, on a thread of its own: when the clockwork stands still, this is what says so. */
@Component
@WhileServing
final class NoticeRound implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NoticeRound.class);
    private static final Duration TIDY = Duration.ofHours(6);

    private final NoticePass pass;
    private final NoticeSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("notices").factory());
    private Instant tidied = Instant.EPOCH;
    private volatile boolean running;

    NoticeRound(NoticePass pass, NoticeSettings settings, Clock clock) {
        this.pass = pass;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        long every = settings.every().toMillis();
        timer.scheduleWithFixedDelay(this::look, Math.min(every, 2000), every, TimeUnit.MILLISECONDS);
    }

    /** What happens at the desk is known at once, not with the next round. */
    @TransactionalEventListener(fallbackExecution = true)
    void atTheDesk(DeskEvent event) {
        if (running) {
            timer.execute(this::look);
        }
    }

    private void look() {
        try {
            pass.run();
            if (clock.instant().isAfter(tidied.plus(TIDY))) {
                pass.tidy();
                tidied = clock.instant();
            }
        } catch (RuntimeException e) {
            log.error("What people must know could not be gathered; malklug tries again soon", e);
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
