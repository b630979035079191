/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * The Spring Batch job that makes a report: freeze its data, seal them with a checksum, write each document, say that it is done.
 * A step has no transaction of its own; what it writes is committed at once, and all of it can be done again. So a killed job
 * goes on with the step it had reached, and a report is made once.
 */
@Configuration(proxyBeanMethods = false)
class MakeReport {

    static final String JOB = "makeReport";
    static final String REPORT = "report";

    @Bean
    Job makeReportJob(JobRepository repository, MakingReport making) {
        List<Step> steps = new ArrayList<>();
        steps.add(step("freeze", repository, making, making::freeze));
        steps.add(step("seal", repository, making, making::seal));
        for (ReportFormat format : ReportFormat.values()) {
            steps.add(step("write-" + format.ending(), repository, making, () -> making.write(format)));
        }
        steps.add(step("finish", repository, making, making::finish));
        SimpleJobBuilder job = new JobBuilder(JOB, repository).start(steps.getFirst());
        steps.stream().skip(1).forEach(job::next);
        return job.build();
    }

    /** A step of one item: the whole work. A tasklet would not do without synchronization. */
    private static Step step(String name, JobRepository repository, MakingReport making, Runnable work) {
        return new StepBuilder(name, repository)
                .<String, String>chunk(1)
                .transactionManager(holdingNothing())
                .reader(making::once)
                .writer(ignored -> work.run())
                .build();
    }

    /** Without synchronization: with it, every connection a step asks for would stay its own until the step's end. */
    private static PlatformTransactionManager holdingNothing() {
        ResourcelessTransactionManager manager = new ResourcelessTransactionManager();
        manager.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
        return manager;
    }
}
