/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/**
 * Slots kept by Quartz: one trigger per instant, whatever number of deliveries are due then, stored in the same transaction
 * as the rows it is for. A trigger that fires early, late or twice does no harm: the ledger decides.
 */
final class SlotTriggers implements Slots {

    static final String GROUP = "slot";
    static final JobKey WAKE = JobKey.jobKey("wake", "queue");

    private final Scheduler scheduler;
    private final JobDetail wake;
    private final Clock clock;

    SlotTriggers(Scheduler scheduler, JobDetail wake, Clock clock) {
        this.scheduler = scheduler;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public void set(Instant instant) {
        setAll(Set.of(instant));
    }

    @Override
    public void setAll(Collection<Instant> instants) {
        if (instants.isEmpty()) {
            return;
        }
        Set<Trigger> triggers = new HashSet<>();
        instants.forEach(instant -> triggers.add(trigger(instant)));
        try {
            scheduler.scheduleJobs(new HashMap<>(Map.of(wake, triggers)), true);
        } catch (SchedulerException e) {
            throw new LedgerUnavailable(e);
        }
    }

    static String name(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }

    /**
     * Rings a moment before the instant, see {@link Wakeup#LEAD}. What has passed rings now: Quartz leaves older triggers to
     * its misfire check, up to a minute later.
     */
    private Trigger trigger(Instant instant) {
        Instant now = clock.instant();
        Instant rings = instant.minus(Wakeup.LEAD);
        return TriggerBuilder.newTrigger()
                .withIdentity(TriggerKey.triggerKey(name(instant), GROUP))
                .forJob(WAKE)
                .startAt(Date.from(rings.isAfter(now) ? rings : now))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
    }
}
