/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * One delivery every 100 ms, each on the account after the next: how long after its due instant does the first byte of its
 * call arrive?
 *
 * <p>{@code mvn test -Dtest=LatenessBenchmark}
 */
class LatenessBenchmark {

    private static final int DELIVERIES = Integer.getInteger("deliveries", 300);
    private static final Duration EVERY = Duration.ofMillis(100);

    @Test
    void one_delivery_every_100_ms() throws Exception {
        System.out.printf("%-16s %8s %8s %8s%n", "lateness, ms", "p50", "p99", "most");
        Path folder = Files.createTempDirectory("malklug-bench");
        try (SlowServer server = new SlowServer(Duration.ofMillis(5))) {
            measure(server, new MalklugEngine(folder, server.url(), 600));
            measure(server, new StockQuartzEngine(server.url()));
            measure(server, new DbSchedulerEngine(server.url()));
            measure(server, new JobRunrEngine(server.url()));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void measure(SlowServer server, Engine engine) throws Exception {
        try (engine) {
            server.seen().clear();
            Instant first = Instant.now().plusSeconds(6);
            int warm = 300;
            List<Engine.Due> all = IntStream.range(0, DELIVERIES + warm)
                    .mapToObj(i -> new Engine.Due(
                            engine.name().replace(' ', '-').toLowerCase(Locale.ROOT) + i,
                            "account-" + i % 20,
                            first.plus(EVERY.multipliedBy(i))))
                    .toList();
            engine.schedule(all);
            engine.start();
            Instant patience = all.getLast().at().plusSeconds(60);
            while (engine.done() < all.size() && Instant.now().isBefore(patience)) {
                Thread.sleep(50);
            }
            if (engine.done() < all.size()) {
                System.out.printf("%-16s sent %d of %d%n", engine.name(), engine.done(), all.size());
                return;
            }
            List<Long> late = all.stream()
                    .skip(warm)
                    .map(due -> server.seen().getOrDefault(keyOf(engine, due), 0L)
                            - due.at().toEpochMilli())
                    .sorted()
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %8d %8d %8d%n",
                    engine.name(),
                    late.get(late.size() / 2),
                    late.get(late.size() * 99 / 100),
                    late.getLast());
        }
    }

    private static String keyOf(Engine engine, Engine.Due due) {
        return engine instanceof MalklugEngine ? MalklugEngine.keyOf(due) : due.key();
    }
}
