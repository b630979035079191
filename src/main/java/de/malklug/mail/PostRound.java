/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import de.malklug.storage.WhileServing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends the postman round whenever something was left in the outbox, and now and then for what is to be tried again. */
@Component
@WhileServing
class PostRound implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PostRound.class);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(20);
    private static final Duration TIDY = Duration.ofMinutes(30);

    private final JdbcOutbox outbox;
    private final Postman postman;
    private final Clock clock;
    private final Semaphore filled = new Semaphore(0);
    private Instant tidied = Instant.EPOCH;
    private @Nullable volatile Thread worker;

    PostRound(JdbcOutbox outbox, Postman postman, Clock clock) {
        this.outbox = outbox;
        this.postman = postman;
        this.clock = clock;
        outbox.whenFilled(filled::release);
    }

    @Override
    public void start() {
        worker = Thread.ofVirtual().name("post-round").start(this::work);
    }

    @Override
    public void stop() {
        Thread working = worker;
        worker = null;
        if (working != null) {
            working.interrupt();
            try {
                working.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void work() {
        while (isRunning()) {
            try {
                goRound();
                if (filled.tryAcquire(NOW_AND_THEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    filled.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void goRound() {
        try {
            if (outbox.isReady()) {
                postman.goRound();
            }
            if (clock.instant().isAfter(tidied.plus(TIDY))) {
                outbox.tidy();
                tidied = clock.instant();
            }
        } catch (RuntimeException e) {
            log.error("The round of mails broke off; it begins anew soon", e);
        }
    }
}
