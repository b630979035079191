/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.sql.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/** Quartz as it comes, one trigger per delivery, with the settings that measured best on SQLite. */
final class StockQuartzEngine implements Engine {

    private static final int THREADS = 50;
    private static StoredWork work;

    private final TestDatabase database = TestDatabase.sqlite();
    private final SchedulerFactoryBean factory = new SchedulerFactoryBean();
    private final Scheduler scheduler;
    private final JobDetail job =
            JobBuilder.newJob(Send.class).withIdentity("send").storeDurably().build();

    StockQuartzEngine(URI server) {
        work = new StoredWork(new JdbcTemplate(database.writer()), server);
        Properties settings = new Properties();
        settings.put("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.put("org.quartz.jobStore.lockHandler.class", "org.quartz.impl.jdbcjobstore.UpdateLockRowSemaphore");
        settings.put("org.quartz.jobStore.useProperties", "true");
        settings.put("org.quartz.threadPool.threadCount", String.valueOf(THREADS));
        settings.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", String.valueOf(THREADS));
        factory.setQuartzProperties(settings);
        factory.setDataSource(database.writer());
        factory.setTransactionManager(database.transactionManager());
        factory.setJobDetails(job);
        factory.setAutoStartup(false);
        try {
            factory.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        scheduler = factory.getObject();
    }

    @Override
    public String name() {
        return "stock Quartz";
    }

    @Override
    public void schedule(List<Due> deliveries) {
        work.add(deliveries);
        Set<Trigger> triggers = new HashSet<>();
        deliveries.forEach(due -> triggers.add(TriggerBuilder.newTrigger()
                .withIdentity(due.key())
                .forJob(job)
                .startAt(Date.from(due.at()))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
                .build()));
        database.transactions().executeWithoutResult(status -> {
            try {
                scheduler.scheduleJobs(Map.of(job, triggers), true);
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public void start() {
        factory.start();
    }

    @Override
    public int done() {
        return work.done();
    }

    @Override
    public void close() {
        try {
            factory.destroy();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        } finally {
            database.close();
        }
    }

    /** Carries one delivery. */
    public static final class Send implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            work.carry(context.getTrigger().getKey().getName());
        }
    }
}
