/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.accounts.Accounts;
import de.malklug.editorial.AuditTrail;
import de.malklug.storage.Database;
import de.malklug.storage.Reading;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.quartz.autoconfigure.QuartzProperties;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QueueSettings.class, PlanAhead.class})
class QueueConfiguration {

    /** Claims of this process carry it, so that the next one knows which are not its own. */
    private final String owner = UUID.randomUUID().toString();

    @Bean
    JobDetail wakeJob() {
        return JobBuilder.newJob(WakeJob.class)
                .withIdentity(SlotTriggers.WAKE)
                .storeDurably()
                .build();
    }

    /**
     * On PostgreSQL a trigger can become visible after Quartz last looked, and another node's always does: it looks again
     * every second. SQLite's single writer makes both impossible.
     */
    @Bean
    SchedulerFactoryBeanCustomizer lookingAgain(Database database, QuartzProperties quartz) {
        return factory -> {
            if (database == Database.POSTGRESQL) {
                Properties settings = new Properties();
                settings.putAll(quartz.getProperties());
                settings.setProperty("org.quartz.scheduler.idleWaitTime", "1000");
                factory.setQuartzProperties(settings);
            }
        };
    }

    @Bean
    Slots slots(Scheduler scheduler, JobDetail wakeJob, Clock clock) {
        return new SlotTriggers(scheduler, wakeJob, clock);
    }

    @Bean
    QuartzTimetable timetable(Scheduler scheduler, TransactionTemplate transactions) {
        return new QuartzTimetable(scheduler, transactions);
    }

    @Bean(destroyMethod = "close")
    LedgerWriter ledgerWriter(DataSource writer, TransactionTemplate transactions) {
        return new LedgerWriter(writer, transactions);
    }

    @Bean(destroyMethod = "")
    Lanes lanes(
            LedgerWriter writer,
            QueueSettings settings,
            Clock clock,
            Database database,
            Slots slots,
            DeliveryHandler handler) {
        return new Lanes(
                writer,
                new Claims(settings, clock, database, owner),
                new Outcomes(settings, clock, slots),
                handler,
                settings.inFlight());
    }

    @Bean
    Wakeup wakeup(@Reading JdbcClient reading, Clock clock, Lanes lanes) {
        return new Wakeup(reading, clock, lanes);
    }

    @Bean
    Sweep sweep(
            JdbcClient writing,
            TransactionTemplate transactions,
            Clock clock,
            Slots slots,
            Wakeup wakeup,
            Scheduler scheduler)
            throws SchedulerException {
        return new Sweep(writing, transactions, clock, slots, wakeup, owner, scheduler.getSchedulerName());
    }

    @Bean
    Deliveries deliveries(@Reading JdbcClient reading) {
        return new JdbcDeliveries(reading);
    }

    @Bean
    PlannedPosts plannedPosts(@Reading JdbcClient reading, Database database, Accounts accounts) {
        return new JdbcPlannedPosts(reading, database, accounts::destinations);
    }

    @Bean
    RemoteOwners remoteOwners(@Reading JdbcClient reading) {
        return new JdbcRemoteOwners(reading);
    }

    @Bean
    DeliveryLedger deliveryLedger(
            JdbcTemplate template,
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            Clock clock,
            Slots slots) {
        return new JdbcDeliveryLedger(template, writing, reading, transactions, clock, slots);
    }

    @Bean
    Decisions decisions(
            JdbcClient writing,
            TransactionTemplate transactions,
            Clock clock,
            Slots slots,
            Wakeup wakeup,
            DeliveryHandler handler,
            AuditTrail audit) {
        return new JdbcDecisions(writing, transactions, clock, slots, wakeup, handler, audit);
    }

    @Bean
    Stops stops(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            Clock clock,
            Decisions decisions,
            AuditTrail audit,
            Wakeup wakeup) {
        return new JdbcStops(writing, reading, transactions, clock, decisions, audit, wakeup);
    }

    @Bean
    Clockwork clockwork(
            @Reading JdbcClient reading,
            Deliveries deliveries,
            QueueSettings settings,
            Clock clock,
            ObjectProvider<Scheduler> scheduler,
            Lanes lanes) {
        return new Watchdog(
                reading, deliveries, settings, clock, () -> runs(scheduler.getIfAvailable()), lanes::cannotSave);
    }

    private static boolean runs(@org.jspecify.annotations.Nullable Scheduler scheduler) {
        try {
            return scheduler != null
                    && scheduler.isStarted()
                    && !scheduler.isInStandbyMode()
                    && !scheduler.isShutdown();
        } catch (SchedulerException broken) {
            return false;
        }
    }

    @Bean
    @ConditionalOnProperty(name = "malklug.role", havingValue = "serve")
    QueueLifecycle queueLifecycle(
            Sweep sweep,
            Timetable timetable,
            QueueSettings settings,
            Lanes lanes,
            Clockwork clockwork,
            Database database,
            Horizon horizon,
            PlanAhead ahead) {
        return new QueueLifecycle(sweep, timetable, settings, lanes, clockwork, database, horizon, ahead);
    }
}
