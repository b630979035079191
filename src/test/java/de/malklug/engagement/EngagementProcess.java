/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.accounts.Accounts;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.queue.PublishedDeliveries;
import de.malklug.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

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
        database.offerTo(context);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Accounts.class, () -> accounts);
        context.registerBean(Networks.class, () -> new Networks(List.of(network)));
        context.register(BatchJdbcAutoConfiguration.class);
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
}
