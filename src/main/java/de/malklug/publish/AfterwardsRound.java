/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.storage.WhileServing;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tries again and again what people want changed on networks. */
@Component
@WhileServing
class AfterwardsRound implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AfterwardsRound.class);

    private final RemoteChanges changes;
    private final AfterwardsSettings settings;
    private volatile @Nullable ScheduledExecutorService timer;

    AfterwardsRound(RemoteChanges changes, AfterwardsSettings settings) {
        this.changes = changes;
        this.settings = settings;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("afterwards").factory());
        long pause = settings.look().toMillis();
        started.scheduleWithFixedDelay(this::goRound, pause, pause, TimeUnit.MILLISECONDS);
        timer = started;
    }

    private void goRound() {
        try {
            changes.goRound();
        } catch (RuntimeException e) {
            log.error("Published posts could not be changed now; malklug tries again", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService started = timer;
        timer = null;
        if (started != null) {
            started.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
