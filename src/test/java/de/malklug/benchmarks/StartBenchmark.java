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
 * is ready and how much memory it holds when idle: as it is, extracted, and with an AOT cache.
 *
 * <p>{@code mvn package -DskipTests && mvn test -Dtest=StartBenchmark}
 */
class StartBenchmark {

    private static final int RUNS = Integer.getInteger("runs", 5);
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("idle", 20));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:+UseCompactObjectHeaders", "-XX:MaxHeapFreeRatio=30");

    @TempDir
    Path folder;

    @Test
    void starts() throws Exception {
        Path jar = Path.of("target/malklug.jar").toAbsolutePath();
        assertThat(jar).as("first: mvn package").exists();
        run(List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString()));
        run(command(List.of("-XX:AOTCacheOutput=malklug.aot", "-Dspring.context.exit=onRefresh"), "malklug.jar", 0));
        measure("first start", jar.toString(), List.of(), 1);
        measure("jar", jar.toString(), List.of(), RUNS);
        measure("extracted", "malklug.jar", List.of(), RUNS);
        measure("extracted, AOT cache", "malklug.jar", List.of("-XX:AOTCache=malklug.aot"), RUNS);
        List<String> small = new ArrayList<>(SMALL);
        small.add("-XX:AOTCache=malklug.aot");
        measure("extracted, AOT cache, " + String.join(" ", SMALL), "malklug.jar", small, RUNS);
    }

    private void measure(String what, String jar, List<String> options, int runs) throws Exception {
        List<Long> ready = new ArrayList<>();
        List<Long> resident = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            int port = freePort();
            long begin = System.nanoTime();
            Process malklug = start(command(options, jar, port));
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

    private static List<String> command(List<String> options, String jar, int port) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of(
                "-jar",
                jar,
                "serve",
                "--server.port=" + port,
                "--malklug.campaigns=" + Path.of("campaigns").toAbsolutePath(),
                "--malklug.accounts=" + Path.of("config/accounts.yaml").toAbsolutePath()));
        return command;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        assertThat(process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
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
