/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.cli.Shell.Ran;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartProblemTest {

    @TempDir
    private Path folder;

    private SmallCampaign campaign;

    @BeforeEach
    void write() {
        campaign = SmallCampaign.in(folder);
    }

    @Test
    void a_second_serve_on_a_data_folder() {
        try (ServeLock first = ServeLock.take(campaign.data())) {
            assertThat(first).isNotNull();

            assertSentence(
                    campaign.shell().run("serve", "--server.port=0"),
                    "Ein anderes malklug läuft schon auf dem Datenordner " + campaign.data());
        }
    }

    @Test
    void a_data_folder_that_is_a_file() throws IOException {
        Files.createFile(campaign.data());

        assertSentence(
                campaign.shell().run("serve", "--server.port=0"),
                "malklug kann im Datenordner " + campaign.data() + " nicht schreiben.");
        assertSentence(campaign.shell().run("import"), "Prüfen Sie");
    }

    @Test
    void a_port_that_is_none() {
        assertSentence(
                campaign.shell().run("serve", "--server.port=achtzig"),
                "Die Einstellung server.port versteht „achtzig“ nicht.");
    }

    @Test
    void a_port_that_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertSentence(
                    campaign.shell().run("serve", "--server.port=" + taken.getLocalPort()),
                    "Port " + taken.getLocalPort() + " ist schon belegt.");
        }
    }

    @Test
    void a_setting_that_does_not_fit() {
        assertSentence(
                campaign.shell().run("import", "--malklug.queue.lease=bald"),
                "Die Einstellung malklug.queue.lease versteht „bald“ nicht.");
    }

    @Test
    void a_settings_file_that_cannot_be_read() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "malklug:\n  queue: [\n");

        assertSentence(
                campaign.shell().run("import", "--spring.config.additional-location=" + broken),
                "in Zeile 3, Spalte 1");
    }

    @Test
    void a_file_that_is_no_database() throws IOException {
        Files.createDirectories(campaign.data());
        Files.writeString(
                campaign.data().resolve("malklug.db"), "This is not a database, and long enough to tell. ".repeat(100));

        assertSentence(campaign.shell().run("import"), "ist keine lesbare Datenbank");
    }

    @Test
    void a_database_of_a_newer_malklug() throws SQLException {
        campaign.shell().run("import");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + campaign.data().resolve("malklug.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO flyway_schema_history
                    SELECT 999, '999', 'from the future', type, 'V999__future.sql', checksum, installed_by, installed_on, 1, 1
                    FROM flyway_schema_history WHERE installed_rank = 1""");
        }

        assertSentence(
                campaign.shell().run("import"), "Ein neueres malklug hat diese Datenbank geschrieben (Stand 999).");
    }

    @Test
    void the_trace_is_shown_on_demand_only() {
        Ran ran = campaign.shell().run("import", "--malklug.queue.lease=bald", "--debug");

        assertThat(ran.err()).contains("\tat ");
    }

    private static void assertSentence(Ran ran, String sentence) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.PROBLEM);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).singleElement().asString().contains(sentence);
    }
}
