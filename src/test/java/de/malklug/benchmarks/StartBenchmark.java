/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the packaged jar with the #5malklug campaign on a database that is there already, and measures how long it takes until it
 * is ready and how much memory it holds when idle: as it is, and made to start fast.
 *
 * <p>{@code mvn package -P fast-start -DskipTests && mvn test -P benchmark -Dtest=StartBenchmark}
 */
class StartBenchmark {

    private static final int RUNS = Integer.getInteger("runs", 5);
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("idle", 20));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void starts() throws Exception {
        Path jar = Path.of("target/malklug.jar").toAbsolutePath();
        Path fast = Path.of("target/fast-start").toAbsolutePath();
        assertThat(fast.resolve("malklug.aot"))
                .as("first: mvn package -P fast-start")
                .exists();
        measure("first start", folder, jar.toString(), List.of(), 1);
        measure("target/malklug.jar", folder, jar.toString(), List.of(), RUNS);
        List<String> options = List.of("-XX:AOTCache=malklug.aot", "@malklug.options");
        measure("target/fast-start", fast, "malklug.jar", options, RUNS);
    }

    private void measure(String what, Path in, String jar, List<String> options, int runs) throws Exception {
        List<Long> ready = new ArrayList<>();
        List<Long> resident = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            int port = freePort();
            long begin = System.nanoTime();
            Process malklug = start(in, command(options, jar, port));
            awaitReady(malklug, port);
            ready.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
            malklug.waitFor(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            resident.add(resident(malklug));
            malklug.destroy();
            malklug.waitFor();
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d |%n",
                what,
                median(ready),
                ready.stream().mapToLong(Long::longValue).min().orElse(0),
                median(resident));
    }

    private List<String> command(List<String> options, String jar, int port) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of(
                "-jar",
                jar,
                "serve",
                "--malklug.data=" + folder.resolve("data"),
                "--server.port=" + port,
                "--malklug.campaigns=" + Path.of("campaigns").toAbsolutePath(),
                "--malklug.accounts=" + Path.of("config/accounts.yaml").toAbsolutePath()));
        return command;
    }

    private Process start(Path in, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
    }

    private void awaitReady(Process malklug, int port) throws IOException {
        URI health = URI.create("http://localhost:" + port + "/actuator/health/readiness");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(health)) {
            assertThat(malklug.isAlive())
                    .as(Files.readString(folder.resolve("log.txt")))
                    .isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static boolean isReady(URI health) {
        try {
            HttpURLConnection call = (HttpURLConnection) health.toURL().openConnection();
            return call.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return nap();
        }
    }

    private static boolean nap() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static long resident(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
