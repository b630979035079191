/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.engagement.Engagement;
import de.malklug.engagement.EngagementRun;
import de.malklug.engagement.EngagementRuns;
import de.malklug.networks.Networks;
import de.malklug.storage.Database;
import de.malklug.testing.InMemorySessions;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the figures of 100,000 published posts on 100 accounts, half on Mastodon and half on Bluesky, with the real adapters over
 * HTTP: once when all are new, once an hour later. Beside it the same rows by plain JDBC into the same database, committed as
 * they came from the calls.
 *
 * <p>{@code mvn test -P benchmark -Dtest=CollectBenchmark [-Dposts=100000] [-Ddatabase=POSTGRESQL]}
 */
class CollectBenchmark {

    private static final int POSTS = Integer.getInteger("posts", 100_000);
    private static final int ACCOUNTS = 100;
    private static final int MASTODON_BATCH = 20;
    private static final int BLUESKY_BATCH = 25;
    private static final int LOOKS = 10;
    private static final Instant FIRST = Instant.parse("2026-11-09T08:00:00Z");

    private final SettableClock clock = new SettableClock(FIRST);
    private final List<Long> heap = new ArrayList<>();

    @Test
    void reads_what_many_posts_achieved() {
        try (TestDatabase database =
                        TestDatabase.on(Database.valueOf(System.getProperty("database", Database.SQLITE.name())));
                FiguresServer server = new FiguresServer(() -> {});
                AnnotationConfigApplicationContext context = process(database, server)) {
            EngagementRuns runs = context.getBean(EngagementRuns.class);
            System.out.printf(Locale.ROOT, "%,d posts on %d accounts, %s%n", POSTS, ACCOUNTS, database.kind());
            clock.set(FIRST.plusMillis(POSTS).plus(Duration.ofMinutes(15)));
            run("first", runs, server);
            clock.advance(Duration.ofMinutes(45));
            double ours = run("an hour later", runs, server);
            double plain = plain(database);
            System.out.printf(
                    Locale.ROOT, "| plain JDBC, a commit per call | | | %,.0f | %.2f |%n", plain, ours / plain);
            assertThat(ours / plain).isGreaterThanOrEqualTo(0.5);
        }
    }

    @Test
    void takes_no_more_memory_for_more_posts() {
        try (TestDatabase database = TestDatabase.sqlite();
                FiguresServer server = new FiguresServer(this::look);
                AnnotationConfigApplicationContext context = process(database, server)) {
            clock.set(FIRST.plusMillis(POSTS).plus(Duration.ofMinutes(15)));
            context.getBean(EngagementRuns.class).start();
            LongSummaryStatistics megabytes =
                    heap.stream().mapToLong(each -> each / 1_000_000).summaryStatistics();
            System.out.printf(
                    Locale.ROOT,
                    "heap in use after each tenth of the calls: %d to %d MB %s%n",
                    megabytes.getMin(),
                    megabytes.getMax(),
                    heap.stream().map(each -> each / 1_000_000).toList());
            assertThat(megabytes.getMax() - megabytes.getMin()).isLessThan(20);
        }
    }

    private int seen;

    /** What is really in use, ten times on the way. */
    private synchronized void look() {
        if (++seen % Math.max(1, leastCalls() / LOOKS) == 0) {
            System.gc();
            heap.add(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
    }

    private double run(String name, EngagementRuns runs, FiguresServer server) {
        long start = System.nanoTime();
        EngagementRun.Finished run = (EngagementRun.Finished) runs.start();
        double seconds = (System.nanoTime() - start) / 1e9;
        int calls = server.calls();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f s | %,d calls, at least %,d | %,.0f rows a second |%n",
                name,
                seconds,
                calls,
                leastCalls(),
                run.posts() / seconds);
        assertThat(run.problems()).isEmpty();
        assertThat(run.posts()).isEqualTo(POSTS);
        assertThat(calls).isEqualTo(leastCalls());
        return run.posts() / seconds;
    }

    /** One call for each account's followers, and as few as the networks' batch sizes allow. */
    private static int leastCalls() {
        int each = POSTS / ACCOUNTS;
        return ACCOUNTS
                + ACCOUNTS / 2 * Math.ceilDiv(each, MASTODON_BATCH)
                + ACCOUNTS / 2 * Math.ceilDiv(each, BLUESKY_BATCH);
    }

    /** Rows a second when the same rows are inserted into a table like theirs, a commit for as many as a call brings. */
    private static double plain(TestDatabase database) {
        JdbcTemplate jdbc = new JdbcTemplate(database.writer());
        List<Object[]> rows =
                jdbc
                        .query("SELECT * FROM engagement_snapshot WHERE planned_age = 3600", new ColumnMapRowMapper())
                        .stream()
                        .map(row -> row.values().toArray())
                        .toList();
        int columns = rows.getFirst().length;
        jdbc.execute("CREATE TABLE plain AS SELECT * FROM engagement_snapshot WHERE 1 = 0");
        jdbc.execute("CREATE UNIQUE INDEX plain_key ON plain (delivery, planned_age)");
        String insert = "INSERT INTO plain VALUES (" + "?, ".repeat(columns - 1) + "?)";
        long start = System.nanoTime();
        for (int from = 0; from < rows.size(); from += MASTODON_BATCH) {
            List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + MASTODON_BATCH));
            database.transactions().executeWithoutResult(transaction -> jdbc.batchUpdate(insert, some));
        }
        return rows.size() / ((System.nanoTime() - start) / 1e9);
    }

    private AnnotationConfigApplicationContext process(TestDatabase database, FiguresServer server) {
        ManyPublications published = new ManyPublications(POSTS, ACCOUNTS, FIRST, server.url());
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        new ConfigDataApplicationContextInitializer().initialize(context);
        TestPropertyValues.of("malklug.networks.bluesky.app-view=" + server.url())
                .applyTo(context);
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        database.offerTo(context);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ManyPublications.class, () -> published);
        context.register(InMemorySessions.class, Networks.class, BatchJdbcAutoConfiguration.class);
        context.scan(
                Engagement.class.getPackageName(),
                "de.malklug.networks.http",
                "de.malklug.networks.mastodon",
                "de.malklug.networks.bluesky");
        context.refresh();
        return context;
    }
}
