/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import de.malklug.cli.PackagedJar.Running;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class JarIT {

    @TempDir
    private Path folder;

    private PackagedJar jar;

    @BeforeEach
    void write() {
        SmallCampaign.in(folder);
        jar = PackagedJar.in(folder).with("--lang=de", "--malklug.accounts=accounts.yaml");
    }

    @Test
    void serves_one_data_folder_once_and_commands_work_beside_it() throws Exception {
        int port = PackagedJar.freePort();
        try (Running serve = jar.start("serve", "--server.port=" + port)) {
            await().atMost(ofMinutes(5)).pollInterval(ofSeconds(1)).until(() -> isSaid(serve, "malklug läuft"));
            assertThat(serve.out()).contains("http://localhost:" + port + "/").containsPattern("Passwort: +\\S+");

            Running second = jar.run("serve", "--server.port=" + PackagedJar.freePort());
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err().lines())
                    .singleElement()
                    .asString()
                    .contains("läuft schon auf dem Datenordner data (Prozess "
                            + serve.process().pid() + ")");

            Running imported = jar.run("import");
            assertThat(imported.code()).isZero();

            Running token = jar.run("token", "create", "--user", "admin", "--name", "test");
            assertThat(token.code()).isZero();
            assertThat(token.out()).matches("\\S{20,}\\R");
            assertThat(get(
                            port,
                            "/api/v1/deliveries?status=&municipality=&network=",
                            token.out().strip()))
                    .contains("\"post\":\"gruss\"", "\"status\":\"SCHEDULED\"", "\"dueAt\":\"2036-11-09T08:00:00Z\"");
            assertThat(get(port, "/actuator/health", null)).contains("\"status\":\"UP\"");

            serve.interrupt();
            serve.untilItEnds();
            assertThat(serve.code()).isIn(0, 130);
            assertThat(serve.out() + serve.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void says_where_campaign_files_are_to_be_changed() throws Exception {
        SmallCampaign.in(folder).says("ä".repeat(501));

        Running validate = jar.run("validate", "campaigns");

        assertThat(validate.code()).isEqualTo(1);
        assertThat(validate.out()).containsPattern("(?m)^campaigns/klein/soest\\.yaml:\\d+:\\d+: ");
        assertThat(validate.err()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void says_in_one_sentence_that_the_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Running serve = jar.run("serve", "--server.port=" + taken.getLocalPort());

            assertThat(serve.code()).isEqualTo(1);
            assertThat(serve.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " ist schon belegt.");
        }
    }

    @Test
    void says_in_one_sentence_that_java_is_too_old() throws Exception {
        PackagedJar old = PackagedJar.onOldJava(folder).orElse(null);
        assumeThat(old != null).as("no Java older than 21 in /usr/lib/jvm").isTrue();

        Running serve = old.run("serve");

        assertThat(serve.code()).isEqualTo(2);
        assertThat(serve.out()).isEmpty();
        assertThat(serve.err().lines())
                .singleElement()
                .asString()
                .contains("braucht Java 21 oder neuer", "needs Java 21 or newer");
    }

    private static boolean isSaid(Running serve, String text) {
        assertThat(serve.process().isAlive()).as(serve.out() + serve.err()).isTrue();
        return serve.out().contains(text);
    }

    private static String get(int port, String path, @org.jspecify.annotations.Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
