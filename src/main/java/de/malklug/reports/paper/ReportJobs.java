/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.reports.paper.StoredReport.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Makes reports with the job, and goes on with those whose maker died. */
@Component
class ReportJobs {

    /** A report nobody worked on for that long is forsaken. Longer than any step takes. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(ReportJobs.class);

    private final ReportStore store;
    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    ReportJobs(ReportStore store, JobOperator operator, JobRepository repository, Job makeReportJob, Clock clock) {
        this.store = store;
        this.operator = operator;
        this.repository = repository;
        this.job = makeReportJob;
        this.clock = clock;
    }

    /** Makes a report, or goes on where it was left; returns when it is ready or failed. */
    void make(String id) {
        if (!busy.add(id)) {
            return;
        }
        try {
            run(id);
        } catch (JobExecutionException | RuntimeException e) {
            log.error("Report {} could not be made", id, e);
            store.state(id, State.FAILED, e.getClass().getSimpleName(), clock.instant());
        } finally {
            busy.remove(id);
        }
    }

    private void run(String id) throws JobExecutionException {
        JobParameters parameters =
                new JobParametersBuilder().addString(MakeReport.REPORT, id).toJobParameters();
        Optional<JobExecution> last = Optional.ofNullable(repository.getLastJobExecution(MakeReport.JOB, parameters));
        if (last.isPresent() && last.get().isRunning()) {
            log.info("Going on with report {} that was interrupted", id);
            operator.recover(last.get());
        }
        if (last.isPresent() && last.get().getStatus() == BatchStatus.COMPLETED) {
            store.state(id, State.READY, null, clock.instant());
            return;
        }
        JobExecution execution = operator.start(job, parameters);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            Throwable cause =
                    execution.getAllFailureExceptions().stream().findFirst().orElse(null);
            log.error("Report {} could not be made", id, cause);
            store.state(
                    id,
                    State.FAILED,
                    cause == null
                            ? execution.getStatus().name()
                            : cause.getClass().getSimpleName(),
                    clock.instant());
        }
    }

    /** Goes on with reports whose maker died. */
    void resume() {
        Instant now = clock.instant();
        Instant forsaken = now.minus(PATIENCE);
        for (String id : store.forsaken(forsaken)) {
            if (!busy.contains(id) && store.adopt(id, forsaken, now)) {
                make(id);
            }
        }
    }
}
