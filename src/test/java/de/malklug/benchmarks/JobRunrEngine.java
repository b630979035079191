/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.sqlite.SqLiteStorageProvider;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/** JobRunr on SQLite, polling at its shortest interval. Public, as JobRunr wants the classes of its jobs. */
public final class JobRunrEngine implements Engine {

    private static StoredWork work;

    private final TestDatabase database = TestDatabase.sqlite();
    private final HikariDataSource connections = severalTo(database);
    private final SqLiteStorageProvider storage = new SqLiteStorageProvider(connections);
    private final JobScheduler scheduler;

    JobRunrEngine(URI server) {
        work = new StoredWork(new JdbcTemplate(connections), server);
        Jackson3JsonMapper json = new Jackson3JsonMapper();
        storage.setJobMapper(new org.jobrunr.jobs.mappers.JobMapper(json));
        scheduler = JobRunr.configure()
                .useJsonMapper(json)
                .useStorageProvider(storage)
                .useBackgroundJobServer(
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                .andWorkerCount(50)
                                .andPollInterval(Duration.ofSeconds(5)),
                        false)
                .initialize()
                .getJobScheduler();
    }

    /** JobRunr asks for a second connection while it holds one, so that it can't live with malklug's single writer. */
    private static HikariDataSource severalTo(TestDatabase database) {
        HikariDataSource connections = new HikariDataSource();
        connections.setJdbcUrl("jdbc:sqlite:" + database.dataFolder().file("malklug.db")
                + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=10000");
        connections.setMaximumPoolSize(8);
        return connections;
    }

    @Override
    public String name() {
        return "JobRunr";
    }

    @Override
    public void schedule(List<Due> deliveries) {
        work.add(deliveries);
        for (Due due : deliveries) {
            String key = due.key();
            scheduler.schedule(due.at(), () -> carry(key));
        }
    }

    /** Called by JobRunr. */
    public static void carry(String key) {
        work.carry(key);
    }

    @Override
    public void start() {
        JobRunr.getBackgroundJobServer().start();
    }

    @Override
    public int done() {
        return work.done();
    }

    @Override
    public void close() {
        JobRunr.destroy();
        connections.close();
        database.close();
    }
}
