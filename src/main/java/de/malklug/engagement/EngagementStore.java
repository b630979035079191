/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.engagement.EngagementProblem.Kind;
import de.malklug.networks.MetricValue;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what runs plan, how many follow an account, and what stands in the way of reading. */
@Component
class EngagementStore {

    private static final String PLAN = """
            INSERT INTO engagement_plan (run, account, posts, calls, allowed, made_at) VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_FOLLOWERS = """
            INSERT INTO account_snapshot (account, read_at, followers, state, run)
            VALUES (:account, :readAt, :followers, :state, :run)
            ON CONFLICT (account, run) DO NOTHING
            """;

    private static final Duration PLANS_KEPT = Duration.ofDays(30);

    private static final String REMEMBER_PROBLEM = """
            INSERT INTO engagement_problem (account, kind, detail, since, last_at, retry_at, times)
            VALUES (:account, :kind, :detail, :now, :now, :retryAt, 1)
            ON CONFLICT (account) DO UPDATE SET kind = excluded.kind, detail = excluded.detail,
                last_at = excluded.last_at, retry_at = excluded.retry_at, times = engagement_problem.times + 1
            """;

    private final JdbcTemplate batches;
    private final JdbcClient writing;
    private final TransactionTemplate transactions;
    private final RunLease lease;
    private final Clock clock;

    EngagementStore(
            DataSource writer, JdbcClient writing, TransactionTemplate transactions, RunLease lease, Clock clock) {
        this.batches = new JdbcTemplate(writer);
        this.writing = writing;
        this.transactions = transactions;
        this.lease = lease;
        this.clock = clock;
    }

    /** Writes down what a run means to do, before it does it. */
    void plan(String run, List<CallPlan> plans) {
        transactions.executeWithoutResult(transaction -> {
            batches.batchUpdate(
                    PLAN,
                    plans.stream()
                            .map(each -> new Object[] {
                                run, each.account(), each.posts(), each.calls(), each.allowed(), clock.millis()
                            })
                            .toList());
            writing.sql("DELETE FROM engagement_plan WHERE made_at < :old")
                    .param("old", clock.instant().minus(PLANS_KEPT).toEpochMilli())
                    .update();
        });
    }

    /** What a run meant to do, by account. */
    List<CallPlan> plan(String run) {
        return writing.sql(
                        "SELECT account, posts, calls, allowed FROM engagement_plan WHERE run = :run ORDER BY account")
                .param("run", run)
                .query((row, number) -> new CallPlan(
                        row.getString("account"), row.getInt("posts"), row.getInt("calls"), row.getInt("allowed")))
                .list();
    }

    /** Adds an account's follower count; once per run. */
    void addFollowers(String account, MetricValue followers, Instant readAt, String run) {
        writing.sql(ADD_FOLLOWERS)
                .param("account", account)
                .param("readAt", readAt.toEpochMilli())
                .param("followers", count(followers), Types.BIGINT)
                .param("state", FollowersState.of(followers).name())
                .param("run", run)
                .update();
    }

    /** The follower count this run has read already, before it was interrupted. */
    Optional<MetricValue> followersRead(String account, String run) {
        return writing.sql("SELECT followers, state FROM account_snapshot WHERE account = :account AND run = :run")
                .param("account", account)
                .param("run", run)
                .query((row, number) ->
                        FollowersState.valueOf(row.getString("state")).value(row.getLong("followers")))
                .optional();
    }

    private static @Nullable Long count(MetricValue value) {
        return value instanceof MetricValue.Count count ? count.value() : null;
    }

    void problem(String account, Kind kind, String detail, @Nullable Instant retryAt) {
        transactions.executeWithoutResult(transaction -> {
            writing.sql(REMEMBER_PROBLEM)
                    .param("account", account)
                    .param("kind", kind.name())
                    .param("detail", detail)
                    .param("now", clock.millis())
                    .param("retryAt", retryAt == null ? null : retryAt.toEpochMilli(), Types.BIGINT)
                    .update();
            lease.renew();
        });
    }

    void noProblem(String account) {
        writing.sql("DELETE FROM engagement_problem WHERE account = :account")
                .param("account", account)
                .update();
    }
}
