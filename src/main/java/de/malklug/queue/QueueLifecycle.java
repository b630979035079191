/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.storage.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the queue: repairs what the last process left behind, then sweeps and watches. Stops after Quartz, so that nothing is
 * woken any more, and lets what is under way finish.
 */
final class QueueLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QueueLifecycle.class);

    /** Far shorter than any horizon. */
    private static final Duration EXTENDING = Duration.ofHours(1);

    private final Sweep sweep;
    private final Timetable timetable;
    private final QueueSettings settings;
    private final Lanes lanes;
    private final Clockwork clockwork;
    private final Database database;
    private final Horizon horizon;
    private final PlanAhead ahead;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("watchdog").factory());
    private List<Explanation> lastAlarms = List.of();
    private volatile boolean running;

    QueueLifecycle(
            Sweep sweep,
            Timetable timetable,
            QueueSettings settings,
            Lanes lanes,
            Clockwork clockwork,
            Database database,
            Horizon horizon,
            PlanAhead ahead) {
        this.sweep = sweep;
        this.timetable = timetable;
        this.settings = settings;
        this.lanes = lanes;
        this.clockwork = clockwork;
        this.database = database;
        this.horizon = horizon;
        this.ahead = ahead;
    }

    @Override
    public void start() {
        running = true;
        sweep.atStart(database == Database.SQLITE);
        timetable.every("sweep", settings.sweep(), sweep::run);
        timetable.every("horizon", EXTENDING, horizon::extendSeries);
        timetable.every("gaps", ahead.look(), horizon::fillGaps);
        long period = settings.grace().toMillis() / 4 + 1;
        watch.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            List<Explanation> alarms = clockwork.pulse().alarms();
            if (!alarms.equals(lastAlarms)) {
                lastAlarms = alarms;
                alarms.forEach(alarm -> log.error("The queue needs a look: {} {}", alarm.code(), alarm.arguments()));
            }
        } catch (RuntimeException e) {
            log.error("The queue could not be checked", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        watch.shutdownNow();
        lanes.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts, after Quartz is ready. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 5000;
    }
}
