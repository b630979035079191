/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

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

/** JobRunr on SQLite, polling at its shortest interval. */
final class JobRunrEngine implements Engine {

    private static StoredWork work;

    private final TestDatabase database = TestDatabase.sqlite();
    private final SqLiteStorageProvider storage = new SqLiteStorageProvider(database.writer());
    private final JobScheduler scheduler;

    JobRunrEngine(URI server) {
        work = new StoredWork(new JdbcTemplate(database.writer()), server);
        Jackson3JsonMapper json = new Jackson3JsonMapper();
        storage.setJobMapper(new org.jobrunr.jobs.mappers.JobMapper(json));
        scheduler = JobRunr.configure()
                .useJsonMapper(json)
                .useStorageProvider(storage)
                .initialize()
                .getJobScheduler();
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
        JobRunr.configure()
                .useJsonMapper(new Jackson3JsonMapper())
                .useStorageProvider(storage)
                .useBackgroundJobServer(BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(50)
                        .andPollInterval(Duration.ofSeconds(5)))
                .initialize();
    }

    @Override
    public int done() {
        return work.done();
    }

    @Override
    public void close() {
        JobRunr.destroy();
        database.close();
    }
}
