/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** db-scheduler on SQLite, polling ten times a second. */
final class DbSchedulerEngine implements Engine {

    private final TestDatabase database = TestDatabase.sqlite();
    private final StoredWork work;
    private final OneTimeTask<String> task;
    private final Scheduler scheduler;

    DbSchedulerEngine(URI server) {
        JdbcTemplate jdbc = new JdbcTemplate(database.writer());
        work = new StoredWork(jdbc, server);
        jdbc.execute(
                "CREATE TABLE scheduled_tasks (task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data BLOB,"
                        + " execution_time INTEGER NOT NULL, picked INTEGER NOT NULL, picked_by TEXT, last_success INTEGER,"
                        + " last_failure INTEGER, consecutive_failures INTEGER, last_heartbeat INTEGER, version INTEGER NOT NULL,"
                        + " priority INTEGER, PRIMARY KEY (task_name, task_instance))");
        jdbc.execute("CREATE INDEX scheduled_tasks_time ON scheduled_tasks (execution_time)");
        task = Tasks.oneTime("send", String.class).execute((instance, context) -> work.carry(instance.getId()));
        scheduler = Scheduler.create(database.writer(), task)
                .threads(50)
                .pollingInterval(Duration.ofMillis(100))
                .build();
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public void schedule(List<Due> deliveries) {
        work.add(deliveries);
        deliveries.forEach(due -> scheduler.schedule(task.instance(due.key()), due.at()));
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public int done() {
        return work.done();
    }

    @Override
    public void close() {
        scheduler.stop();
        database.close();
    }
}
