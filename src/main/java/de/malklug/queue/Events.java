/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds to the history of deliveries. */
final class Events {

    static final String INSERT = """
            INSERT INTO delivery_event (delivery, seq, account, kind, started_at, ended_at, step, status, person, explanation)
            VALUES (?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM delivery_event WHERE delivery = ?), ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;

    Events(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            String delivery,
            String account,
            DeliveryEvent.Kind kind,
            Instant at,
            DeliveryStatus status,
            @Nullable String person,
            @Nullable Explanation explanation) {
        jdbc.sql(INSERT)
                .params(java.util.Arrays.asList(
                        delivery,
                        delivery,
                        account,
                        kind.name(),
                        at.toEpochMilli(),
                        at.toEpochMilli(),
                        null,
                        status.name(),
                        person,
                        Json.writeNullable(explanation)))
                .update();
    }

    /** What happened to one of several deliveries. */
    record Entry(String delivery, String account, DeliveryStatus status, Explanation explanation) {}

    /** The same for many deliveries at once. */
    static void addAll(JdbcTemplate batch, DeliveryEvent.Kind kind, Instant at, Collection<Entry> entries) {
        batch.batchUpdate(INSERT, entries, 1000, (statement, entry) -> {
            statement.setString(1, entry.delivery());
            statement.setString(2, entry.delivery());
            statement.setString(3, entry.account());
            statement.setString(4, kind.name());
            statement.setLong(5, at.toEpochMilli());
            statement.setLong(6, at.toEpochMilli());
            statement.setString(7, null);
            statement.setString(8, entry.status().name());
            statement.setString(9, null);
            statement.setString(10, Json.write(entry.explanation()));
        });
    }
}
