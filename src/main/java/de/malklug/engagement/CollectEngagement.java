/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * The Spring Batch job that reads figures: one partition per account, one item per call. A step has no transaction of its own,
 * since a call must not be made in one; what a call brought is committed at once, and what is due is asked from the database.
 * So a killed run goes on with exactly those posts that have no snapshot yet, and Spring Batch's own books, which nothing depends
 * on, need not be written after every call.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngagementSettings.class)
class CollectEngagement {

    static final String JOB = "collectEngagement";

    /** How many calls of an account are noted in Spring Batch's tables together. */
    private static final int CALLS_NOTED_TOGETHER = 25;

    /** {@code BATCH_STEP_EXECUTION.STEP_NAME} has 100 characters; longer account ids are cut and told apart by their hash. */
    private static final int NAME_LENGTH = 60;

    @Bean
    Job collectEngagementJob(JobRepository repository, Step visitAccounts) {
        return new JobBuilder(JOB, repository).start(visitAccounts).build();
    }

    @Bean
    Step visitAccounts(JobRepository repository, Step visitAccount, Partitioner byAccount) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("engagement-");
        threads.setVirtualThreads(true);
        return new StepBuilder("visitAccounts", repository)
                .partitioner("visitAccount", byAccount)
                .step(visitAccount)
                .taskExecutor(threads)
                .build();
    }

    /** One partition per account of the run's plan. */
    @Bean
    @StepScope
    Partitioner byAccount(EngagementStore store, @Value("#{jobParameters['" + AccountVisit.RUN + "']}") String run) {
        return ignored -> partitions(store.plan(run));
    }

    @Bean
    Step visitAccount(JobRepository repository, AccountVisit visit) {
        return new StepBuilder("visitAccount", repository)
                .<List<DuePost>, Integer>chunk(CALLS_NOTED_TOGETHER)
                .transactionManager(holdingNothing())
                .reader(visit::nextBatch)
                .processor(visit::read)
                .writer(visit::note)
                .listener(new StepExecutionListener() {
                    @Override
                    public ExitStatus afterStep(StepExecution step) {
                        visit.end();
                        return step.getExitStatus();
                    }
                })
                .build();
    }

    /** Without synchronization: with it, every connection a step asks for would stay its own until the step's next item. */
    private static PlatformTransactionManager holdingNothing() {
        ResourcelessTransactionManager manager = new ResourcelessTransactionManager();
        manager.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
        return manager;
    }

    private static Map<String, ExecutionContext> partitions(Iterable<CallPlan> plans) {
        Map<String, ExecutionContext> partitions = new TreeMap<>();
        for (CallPlan plan : plans) {
            ExecutionContext context = new ExecutionContext();
            context.putString(AccountVisit.ACCOUNT, plan.account());
            context.putInt(AccountVisit.ALLOWED, plan.allowed());
            partitions.put(partitionName(plan.account()), context);
        }
        return partitions;
    }

    private static String partitionName(String account) {
        return account.length() <= NAME_LENGTH
                ? account
                : account.substring(0, NAME_LENGTH) + "~" + HexFormat.of().toHexDigits(account.hashCode());
    }
}
