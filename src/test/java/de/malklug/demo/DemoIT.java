/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The demo, as a process of its own like {@code mvn spring-boot:test-run} makes it. */
@Execution(ExecutionMode.CONCURRENT)
class DemoIT {

    private static final int INTERRUPTED = 130;
    private static final int PORT = 18_080;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private record Sent(String delivery, URI url) {}

    @Test
    void posts_appear_by_themselves_and_a_new_start_goes_on() throws Exception {
        Process demo = start();
        try {
            patiently(demo).atMost(PATIENCE).until(() -> output().contains(DemoMalklug.PASSWORD));
            patiently(demo).atMost(Duration.ofSeconds(60)).until(() -> sent().size() >= 4);
            for (Sent each : sent()) {
                assertThat(get(each.url())).contains("#5malklug").contains("Nachbau");
            }
            patiently(demo)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> count("SELECT count(*) FROM engagement_snapshot") > 0);
        } finally {
            end(demo);
        }
        assertThat(demo.exitValue()).isEqualTo(INTERRUPTED);
        List<Sent> before = sent();

        Process again = start();
        try {
            patiently(again).atMost(PATIENCE).until(() -> sent().size() > before.size());
            assertThat(sent()).containsAll(before);
            for (Sent each : before) {
                assertThat(get(each.url())).contains("#5malklug");
            }
            assertThat(count("SELECT count(*) FROM delivery WHERE status = 'MISSED'"))
                    .isZero();
        } finally {
            end(again);
        }
        assertThat(output()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private ConditionFactory patiently(Process demo) {
        return await().failFast("The demo ended by itself", () -> !demo.isAlive());
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Demo.class.getName(),
                "--malklug.data=" + folder.resolve("demo"),
                "--server.port=" + FreePort.near(PORT)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private static void end(Process demo) throws InterruptedException {
        demo.destroy();
        if (!demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            demo.destroyForcibly();
        }
    }

    private Path log() {
        return folder.resolve("demo.log");
    }

    private String output() throws IOException {
        return Files.readString(log());
    }

    private static String get(URI url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private List<Sent> sent() throws SQLException {
        List<Sent> sent = new ArrayList<>();
        query(
                "SELECT id, remote_url FROM delivery WHERE status = 'PUBLISHED'",
                row -> sent.add(new Sent(row.getString(1), URI.create(row.getString(2)))));
        return sent;
    }

    private int count(String sql) throws SQLException {
        List<Integer> counts = new ArrayList<>();
        query(sql, row -> counts.add(row.getInt(1)));
        return counts.getFirst();
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Reader reader) throws SQLException {
        String database = "jdbc:sqlite:" + folder.resolve("demo/malklug.db") + "?open_mode=1&busy_timeout=10000";
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
