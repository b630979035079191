/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.publish.RemoteChange.Kind;
import de.malklug.publish.RemoteChange.Status;
import de.malklug.queue.DeliveryId;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what people want changed on networks. */
@Component
class RemoteChangeRows {

    private static final String COLUMNS =
            "id, delivery, kind, text, person, status, tries, asked_at, next_at, until_at, ended_at, evidence";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final Clock clock;

    RemoteChangeRows(JdbcClient writing, @Reading JdbcClient reading, Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.clock = clock;
    }

    void add(RemoteChange change) {
        writing.sql("INSERT INTO remote_change (id, delivery, kind, text, person, status, tries, asked_at, next_at,"
                        + " until_at, evidence) VALUES (:id, :delivery, :kind, :text, :person, :status, :tries, :asked,"
                        + " :next, :until, :evidence)")
                .param("id", change.id())
                .param("delivery", change.delivery().value())
                .param("kind", change.kind().name())
                .param("text", change.text())
                .param("person", change.person())
                .param("status", change.status().name())
                .param("tries", change.tries())
                .param("asked", change.askedAt().toEpochMilli())
                .param("next", change.nextAt().toEpochMilli())
                .param("until", change.until().toEpochMilli())
                .param("evidence", change.evidence())
                .update();
    }

    /** What waits for the same post gives way to a later wish. */
    void replaceWaiting(DeliveryId delivery) {
        writing.sql(
                        "UPDATE remote_change SET status = 'REPLACED', ended_at = ? WHERE delivery = ? AND status = 'WAITING'")
                .params(clock.millis(), delivery.value())
                .update();
    }

    /** Takes a waiting change for one try; nobody else takes it before then. False if somebody else did. */
    boolean take(RemoteChange change, Instant nobodyElseBefore) {
        return writing.sql("UPDATE remote_change SET tries = tries + 1, next_at = ?"
                                + " WHERE id = ? AND status = 'WAITING' AND tries = ?")
                        .params(nobodyElseBefore.toEpochMilli(), change.id(), change.tries())
                        .update()
                == 1;
    }

    void wait(RemoteChange change, Instant next, String evidence) {
        writing.sql("UPDATE remote_change SET next_at = ?, evidence = ? WHERE id = ? AND status = 'WAITING'")
                .params(next.toEpochMilli(), evidence, change.id())
                .update();
    }

    void end(RemoteChange change, Status status, String evidence) {
        writing.sql(
                        "UPDATE remote_change SET status = ?, ended_at = ?, evidence = ? WHERE id = ? AND status = 'WAITING'")
                .params(status.name(), clock.millis(), evidence, change.id())
                .update();
    }

    /** What is due for a try, the oldest first. */
    List<RemoteChange> due(int limit) {
        return reading.sql("SELECT " + COLUMNS + " FROM remote_change WHERE status = 'WAITING' AND next_at <= ?"
                        + " ORDER BY asked_at, id LIMIT ?")
                .params(clock.millis(), limit)
                .query((row, number) -> change(row))
                .list();
    }

    Optional<RemoteChange> find(String id) {
        return reading.sql("SELECT " + COLUMNS + " FROM remote_change WHERE id = ?")
                .param(id)
                .query((row, number) -> change(row))
                .optional();
    }

    /** The oldest first. */
    List<RemoteChange> of(Collection<DeliveryId> deliveries) {
        return deliveries.isEmpty()
                ? List.of()
                : reading.sql("SELECT " + COLUMNS
                                + " FROM remote_change WHERE delivery IN (:deliveries) ORDER BY asked_at, id")
                        .param(
                                "deliveries",
                                deliveries.stream().map(DeliveryId::value).toList())
                        .query((row, number) -> change(row))
                        .list();
    }

    Set<DeliveryId> gone() {
        return new HashSet<>(
                reading.sql("SELECT DISTINCT delivery FROM remote_change WHERE kind = 'DELETE' AND status = 'DONE'")
                        .query((row, number) -> new DeliveryId(row.getString(1)))
                        .list());
    }

    private static RemoteChange change(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        @Nullable Instant endedAt = row.wasNull() ? null : Instant.ofEpochMilli(ended);
        return new RemoteChange(
                row.getString("id"),
                new DeliveryId(row.getString("delivery")),
                Kind.valueOf(row.getString("kind")),
                row.getString("text"),
                row.getString("person"),
                Status.valueOf(row.getString("status")),
                row.getInt("tries"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                Instant.ofEpochMilli(row.getLong("next_at")),
                Instant.ofEpochMilli(row.getLong("until_at")),
                endedAt,
                row.getString("evidence"));
    }
}
