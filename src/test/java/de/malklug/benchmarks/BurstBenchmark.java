/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * 10,000 deliveries due in the same second against a server that answers in 50 ms; every claim and outcome durable.
 *
 * <p>{@code mvn test -Dtest=BurstBenchmark}
 */
class BurstBenchmark {

    private static final int DELIVERIES = Integer.getInteger("deliveries", 10_000);
    private static final Duration LATENCY = Duration.ofMillis(50);

    @Test
    void deliveries_due_at_once() throws Exception {
        warmUp();
        double fifty = medianOfThree(50);
        double fiveHundred = medianOfThree(500);
        double stock = rate(server -> new StockQuartzEngine(server.url()), 50, DELIVERIES);
        report("malklug, 50 accounts, one at a time each (1,000/s is the most)", fifty);
        report("malklug, 500 accounts", fiveHundred);
        report("stock Quartz, one trigger per delivery, 50 threads", stock);
        System.out.printf(
                Locale.ROOT,
                "50 accounts: %.0f %% of the possible; 500 accounts: %.1f times stock Quartz%n",
                fifty / 10,
                fiveHundred / stock);
    }

    /** Until the compiler has seen what matters: a queue that runs for weeks is always warm. */
    private static void warmUp() throws Exception {
        malklug(500, DELIVERIES);
        malklug(500, DELIVERIES);
        malklug(500, DELIVERIES);
    }

    private static double medianOfThree(int accounts) throws Exception {
        double[] rates = new double[3];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = malklug(accounts, DELIVERIES);
        }
        Arrays.sort(rates);
        return rates[1];
    }

    private static double malklug(int accounts, int deliveries) throws Exception {
        Path folder = Files.createTempDirectory("malklug-bench");
        try {
            return rate(server -> new MalklugEngine(folder, server.url(), 600), accounts, deliveries);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static double rate(Function<SlowServer, Engine> engines, int accounts, int deliveries) throws Exception {
        try (SlowServer server = new SlowServer(LATENCY);
                Engine engine = engines.apply(server)) {
            Instant due = Instant.now().plusSeconds(4 + deliveries / 2000);
            List<Engine.Due> all = IntStream.range(0, deliveries)
                    .mapToObj(i -> new Engine.Due("d" + i, "account-" + i % accounts, due))
                    .toList();
            engine.schedule(all);
            engine.start();
            assertThat(Instant.now()).as("scheduled in time").isBefore(due);
            while (server.seen().size() < deliveries || engine.done() < deliveries) {
                Thread.sleep(10);
            }
            Duration taken = Duration.between(due, Instant.now());
            assertThat(server.seen()).hasSize(deliveries);
            assertThat(server.doubles()).as("sent twice").isZero();
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d accounts: %d deliveries in %d ms, first call %d ms late%n",
                    engine.name(),
                    accounts,
                    deliveries,
                    taken.toMillis(),
                    Collections.min(server.seen().values()) - due.toEpochMilli());
            return deliveries * 1000.0 / taken.toMillis();
        }
    }

    private static void report(String what, double perSecond) {
        System.out.printf(Locale.ROOT, "%-62s %6.0f deliveries/s%n", what, perSecond);
    }
}
