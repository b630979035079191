/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.accounts.Accounts;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.queue.PublishedDeliveries;
import de.malklug.storage.Database;
import de.malklug.storage.Reading;
import de.malklug.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The part of a malklug process that reads figures, on a database that others may share. */
final class EngagementProcess implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    EngagementProcess(
            TestDatabase database,
            Clock clock,
            Accounts accounts,
            Network network,
            PublishedDeliveries published,
            String... properties) {
        new ConfigDataApplicationContextInitializer().initialize(context);
        TestPropertyValues.of(properties).applyTo(context);
        context.registerBean(TestDatabase.class, () -> database, definition -> definition.setDestroyMethodName(""));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Database.class, database::kind);
        context.registerBean(Accounts.class, () -> accounts);
        context.registerBean(Networks.class, () -> new Networks(List.of(network)));
        context.register(Wiring.class, BatchJdbcAutoConfiguration.class);
        context.registerBean(PublishedDeliveries.class, () -> published);
        context.scan(Engagement.class.getPackageName());
        context.refresh();
    }

    EngagementRuns runs() {
        return context.getBean(EngagementRuns.class);
    }

    Engagement engagement() {
        return context.getBean(Engagement.class);
    }

    Retention retention() {
        return context.getBean(Retention.class);
    }

    JobRepository jobs() {
        return context.getBean(JobRepository.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The database's parts, which outlive this process. Not annotated, so that nothing that scans for components finds it. */
    static class Wiring {

        @Bean(destroyMethod = "")
        @Primary
        DataSource writer(TestDatabase database) {
            return database.writer();
        }

        @Bean(destroyMethod = "")
        @Reading
        DataSource reader(TestDatabase database) {
            return database.reader();
        }

        @Bean
        @Primary
        JdbcClient writing(TestDatabase database) {
            return database.writing();
        }

        @Bean
        @Reading
        JdbcClient reading(TestDatabase database) {
            return database.reading();
        }

        @Bean
        PlatformTransactionManager transactionManager(TestDatabase database) {
            return database.transactionManager();
        }

        @Bean
        TransactionTemplate transactions(TestDatabase database) {
            return database.transactions();
        }
    }
}
