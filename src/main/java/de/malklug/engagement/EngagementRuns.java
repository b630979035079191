/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Reads the figures that are due, at once. Runs that were killed are recovered and finished first. */
@Component
public class EngagementRuns {

    private static final Logger log = LoggerFactory.getLogger(EngagementRuns.class);

    /** How many runs Spring Batch's tables remember. */
    private static final int REMEMBERED = 200;

    private final Agenda agenda;
    private final DueAccounts accounts;
    private final EngagementStore store;
    private final RunLease lease;
    private final Engagement engagement;
    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final Clock clock;

    EngagementRuns(
            Agenda agenda,
            DueAccounts accounts,
            EngagementStore store,
            RunLease lease,
            Engagement engagement,
            JobOperator operator,
            JobRepository repository,
            Job collectEngagementJob,
            Clock clock) {
        this.agenda = agenda;
        this.accounts = accounts;
        this.store = store;
        this.lease = lease;
        this.engagement = engagement;
        this.operator = operator;
        this.repository = repository;
        this.job = collectEngagementJob;
        this.clock = clock;
    }

    /**
     * Reads all that is due and returns when that is done. Trouble with a network is part of the answer.
     *
     * @throws IllegalStateException if a run could not be carried out for a reason of malklug's own
     */
    public EngagementRun start() {
        Instant startedAt = clock.instant();
        Optional<Instant> busySince = lease.acquireOrBusySince();
        if (busySince.isPresent()) {
            return new EngagementRun.AlreadyRunning(busySince.get());
        }
        try {
            return run(startedAt);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("Figures could not be read", e);
        } finally {
            lease.release();
        }
    }

    private EngagementRun run(Instant startedAt) throws JobExecutionException {
        List<JobExecution> executions = new ArrayList<>(finishKilledRuns());
        agenda.takeOver();
        List<CallPlan> plan = accounts.at(clock.instant());
        if (!plan.isEmpty()) {
            String run = UUID.randomUUID().toString();
            store.plan(run, plan);
            log.debug(
                    "Reading figures of {} accounts will take {} of {} calls",
                    plan.size(),
                    plan.stream().mapToInt(CallPlan::allowed).sum(),
                    plan.stream().mapToInt(CallPlan::calls).sum());
            executions.add(operator.start(
                    job,
                    new JobParametersBuilder().addString(AccountVisit.RUN, run).toJobParameters()));
            forgetOldRuns();
        }
        executions.stream()
                .filter(each -> each.getStatus().isUnsuccessful())
                .forEach(each -> log.warn(
                        "Reading figures ended {}; what is missing is read in the next run: {}",
                        each.getStatus(),
                        each.getAllFailureExceptions()));
        return summary(startedAt, plan, executions);
    }

    /** A run that still counts as running although nobody holds the lease was killed: it goes on where it was. */
    private List<JobExecution> finishKilledRuns() throws JobExecutionException {
        List<JobExecution> finished = new ArrayList<>();
        for (JobExecution killed : repository.findRunningJobExecutions(CollectEngagement.JOB)) {
            log.info("Going on with the reading of figures that was interrupted ({})", killed.getId());
            try {
                finished.add(operator.restart(operator.recover(killed)));
            } catch (OptimisticLockingFailureException alive) {
                log.info("It is not dead, only slow; its posts are read once all the same", alive);
            }
        }
        return finished;
    }

    private EngagementRun summary(Instant startedAt, List<CallPlan> plan, List<JobExecution> executions) {
        List<StepExecution> visits = executions.stream()
                .flatMap(each -> each.getStepExecutions().stream())
                .filter(step -> step.getExecutionContext().containsKey(AccountVisit.ACCOUNT))
                .toList();
        List<VisitCounts> counts = visits.stream()
                .map(step -> new VisitCounts(step.getExecutionContext()))
                .toList();
        return new EngagementRun.Finished(
                startedAt,
                clock.instant(),
                (int) visits.stream()
                        .map(step -> step.getExecutionContext().getString(AccountVisit.ACCOUNT))
                        .distinct()
                        .count(),
                counts.stream().mapToInt(VisitCounts::posts).sum(),
                plan.stream().mapToInt(CallPlan::allowed).sum(),
                counts.stream().mapToInt(VisitCounts::calls).sum(),
                engagement.problems().stream()
                        .filter(problem -> !problem.lastAt().isBefore(startedAt))
                        .toList());
    }

    private void forgetOldRuns() {
        for (JobInstance old : repository.getJobInstances(CollectEngagement.JOB, REMEMBERED, REMEMBERED)) {
            repository.deleteJobInstance(old);
        }
    }
}
