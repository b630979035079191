/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.accounts.Accounts;
import de.malklug.storage.Database;
import de.malklug.testing.TestAccounts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The whole queue as it runs in production, Quartz included, with a handler of the caller's choice. */
public final class TestQueueContext {

    private TestQueueContext() {}

    /** Makes a handler from what the queue offers. */
    public interface Handlers {
        DeliveryHandler with(QueueSettings settings, Clock clock, RemoteOwners owners);
    }

    /** A queue on SQLite in that folder; Quartz waits for {@link #startQuartz}. */
    public static ConfigurableApplicationContext start(Path folder, int inFlight, Handlers handlers) {
        return new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "malklug.data",
                        folder.toString(),
                        "malklug.role",
                        "serve",
                        "malklug.queue.in-flight",
                        inFlight,
                        "malklug.queue.hourly-cap",
                        1_000_000,
                        "spring.quartz.auto-startup",
                        "false",
                        "logging.level.root",
                        "ERROR"))
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Accounts.class, TestAccounts::new);
                    beans.registerBean(
                            DeliveryHandler.class,
                            () -> handlers.with(
                                    context.getBean(QueueSettings.class),
                                    context.getBean(Clock.class),
                                    context.getBean(RemoteOwners.class)));
                })
                .run();
    }

    public static void startQuartz(ConfigurableApplicationContext context) {
        try {
            context.getBean(Scheduler.class).start();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not annotated as a configuration, so that nothing that scans for components finds it. */
    @ComponentScan(basePackageClasses = Database.class)
    @Import(QueueConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        QuartzAutoConfiguration.class
    })
    static class Wiring {}
}
