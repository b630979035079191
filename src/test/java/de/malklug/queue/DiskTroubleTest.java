/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.queue.TestQueue.NINE;
import static de.malklug.queue.TestQueue.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.malklug.networks.RemotePost;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskTroubleTest {

    private TestDatabase database;
    private TestQueue queue;

    @BeforeEach
    void open() {
        database = TestDatabase.sqlite();
        queue = new TestQueue(database);
        queue.plan(post("a"));
        queue.clock.set(NINE);
    }

    @AfterEach
    void close() {
        queue.close();
        database.close();
    }

    @Test
    void an_outcome_that_finds_the_disk_full_is_kept_until_it_can_be_saved() {
        queue.publish = (claimed, progress) -> {
            fillTheDisk();
            return new Verdict.Published(
                    new RemotePost("1", URI.create("https://network.example/" + "x".repeat(20_000))));
        };
        queue.wake();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> queue.clockwork.pulse().alarms().stream()
                        .anyMatch(alarm -> alarm.code().equals("clockwork.cannot-save")));
        assertThat(queue.only().status()).isEqualTo(DeliveryStatus.PUBLISHING);
        assertThat(queue.clockwork.pulse().running()).isFalse();

        pragma("max_page_count = 1000000");
        queue.settle();
        assertThat(queue.only().status()).isEqualTo(DeliveryStatus.PUBLISHED);
        assertThat(queue.published).hasSize(1);
        assertThat(queue.clockwork.pulse().running()).isTrue();
    }

    @Test
    void a_full_disk_before_the_claim_sends_nothing() {
        database.writing()
                .sql(
                        "CREATE TRIGGER full BEFORE UPDATE ON delivery BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
                .update();
        queue.runDue();
        assertThat(queue.published).isEmpty();
        assertThat(queue.only().status()).isEqualTo(DeliveryStatus.SCHEDULED);

        database.writing().sql("DROP TRIGGER full").update();
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(DeliveryStatus.PUBLISHED);
    }

    @Test
    void a_database_locked_by_another_process_only_delays() throws SQLException {
        String file = database.dataFolder().file("malklug.db").toString();
        try (Connection rival = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = rival.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            queue.wake();
            assertThat(queue.published).isEmpty();
            statement.execute("ROLLBACK");
        }
        queue.settle();
        assertThat(queue.only().status()).isEqualTo(DeliveryStatus.PUBLISHED);
        assertThat(queue.published).hasSize(1);
    }

    private void fillTheDisk() {
        long pages =
                database.writing().sql("PRAGMA page_count").query(Long.class).single();
        pragma("max_page_count = " + pages);
    }

    private void pragma(String assignment) {
        database.writing().sql("PRAGMA " + assignment).query(Long.class).single();
    }
}
