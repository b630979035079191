/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

@OnBothDatabases
class SlotTriggersTest {

    private static final AtomicInteger FIRED = new AtomicInteger();

    private final TestDatabase database;
    private final SchedulerFactoryBean factory = new SchedulerFactoryBean();
    private Scheduler scheduler;
    private SlotTriggers slots;

    SlotTriggersTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() throws Exception {
        database.clear();
        FIRED.set(0);
        JobDetail wake = JobBuilder.newJob(Count.class)
                .withIdentity(SlotTriggers.WAKE)
                .storeDurably()
                .build();
        Properties quartz = new Properties();
        quartz.put("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        quartz.put("org.quartz.jobStore.lockHandler.class", "org.quartz.impl.jdbcjobstore.UpdateLockRowSemaphore");
        quartz.put("org.quartz.jobStore.useProperties", "true");
        quartz.put("org.quartz.threadPool.threadCount", "3");
        quartz.put("org.quartz.scheduler.idleWaitTime", "1000");
        factory.setQuartzProperties(quartz);
        factory.setDataSource(database.writer());
        factory.setTransactionManager(database.transactionManager());
        factory.setJobDetails(wake);
        factory.afterPropertiesSet();
        factory.start();
        scheduler = factory.getObject();
        slots = new SlotTriggers(scheduler, wake, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws SchedulerException {
        factory.destroy();
    }

    @Test
    void a_slot_rings_once_a_moment_before_its_instant() {
        Instant soon = Instant.now().plusMillis(300);
        database.transactions().executeWithoutResult(status -> {
            slots.set(soon);
            slots.set(soon);
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> FIRED.get() == 1);
        assertThat(Instant.now()).isAfterOrEqualTo(soon.minus(Wakeup.LEAD));
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2)).until(() -> FIRED.get() == 1);
    }

    @Test
    void a_slot_that_has_passed_wakes_the_queue_at_once() {
        database.transactions()
                .executeWithoutResult(status -> slots.set(Instant.now().minusSeconds(3600)));
        await().atMost(Duration.ofSeconds(10)).until(() -> FIRED.get() == 1);
    }

    @Test
    void a_rollback_takes_rows_and_triggers_back_together() throws SchedulerException {
        Instant later = Instant.now().plusSeconds(3600);
        database.transactions().executeWithoutResult(status -> {
            slots.setAll(Set.of(later));
            status.setRollbackOnly();
        });
        assertThat(scheduler.checkExists(TriggerKey.triggerKey(SlotTriggers.name(later), SlotTriggers.GROUP)))
                .isFalse();
    }

    @Test
    void the_sweep_gives_a_slot_its_lost_trigger_back() throws SchedulerException {
        try (TestQueue queue = new TestQueue(database)) {
            Instant due = Instant.now().plusSeconds(3600);
            queue.plan(TestQueue.post("a", "soest-mastodon", due, "a"));
            queue.clock.set(Instant.now());
            new Sweep(
                            database.writing(),
                            database.transactions(),
                            queue.clock,
                            slots,
                            new Wakeup(database.reading(), queue.clock, queue.lanes()),
                            "this-process",
                            scheduler.getSchedulerName())
                    .run();
            assertThat(scheduler.checkExists(
                            TriggerKey.triggerKey(SlotTriggers.name(queue.only().dueAt()), SlotTriggers.GROUP)))
                    .isTrue();
        }
    }

    /** Counts how often it is run. */
    public static final class Count implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            FIRED.incrementAndGet();
        }
    }
}
