/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.DateBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** A timetable kept by Quartz. */
final class QuartzTimetable implements Timetable {

    private static final String GROUP = "timetable";

    private final Scheduler scheduler;
    private final TransactionTemplate transactions;
    private final Map<String, Runnable> tasks = new ConcurrentHashMap<>();

    QuartzTimetable(Scheduler scheduler, TransactionTemplate transactions) {
        this.scheduler = scheduler;
        this.transactions = transactions;
    }

    @Override
    public void every(String name, Duration interval, Runnable task) {
        tasks.put(name, task);
        JobDetail job = JobBuilder.newJob(Entry.class)
                .withIdentity(name, GROUP)
                .storeDurably()
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name, GROUP)
                .forJob(job)
                .startAt(DateBuilder.futureDate(
                        (int) Math.min(interval.toMillis(), 5_000), DateBuilder.IntervalUnit.MILLISECOND))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(interval.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
        transactions.executeWithoutResult(status -> {
            try {
                scheduler.scheduleJob(job, Set.of(trigger), true);
            } catch (SchedulerException e) {
                throw new LedgerUnavailable(e);
            }
        });
    }

    private void run(String name) {
        Runnable task = tasks.get(name);
        if (task != null) {
            task.run();
        }
    }

    /** Runs one entry of the timetable. */
    @DisallowConcurrentExecution
    static final class Entry implements Job {

        private static final Logger log = LoggerFactory.getLogger(QuartzTimetable.class);

        private final QuartzTimetable timetable;

        Entry(QuartzTimetable timetable) {
            this.timetable = timetable;
        }

        @Override
        public void execute(JobExecutionContext context) {
            String name = context.getJobDetail().getKey().getName();
            try {
                timetable.run(name);
            } catch (RuntimeException e) {
                log.error("{} failed; it runs again at its next time", name, e);
            }
        }
    }
}
