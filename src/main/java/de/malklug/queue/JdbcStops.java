/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.queue.DeliveryEvent.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stop button, kept in the database so that every claim checks it. */
final class JdbcStops implements Stops {

    private final JdbcClient jdbc;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Slots slots;
    private final Wakeup wakeup;
    private final Events events;

    JdbcStops(
            JdbcClient jdbc,
            JdbcClient reading,
            TransactionTemplate transactions,
            Clock clock,
            Slots slots,
            Wakeup wakeup) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.transactions = transactions;
        this.clock = clock;
        this.slots = slots;
        this.wakeup = wakeup;
        this.events = new Events(jdbc);
    }

    @Override
    public Stopped stop(Scope scope, String subject, String reason, String person) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            Stop stop = new Stop(UUID.randomUUID().toString(), scope, subject, reason, person, now, null);
            jdbc.sql("INSERT INTO stop (id, scope, subject, reason, person, at) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(stop.id(), scope.name(), subject, reason, person, now.toEpochMilli())
                    .update();
            Explanation explanation = Explanation.of("held.stop", reason, person);
            List<Row> held = jdbc.sql("UPDATE delivery SET status = 'HELD', explanation = ?, changed_at = ?,"
                            + " version = version + 1 WHERE status = 'SCHEDULED' AND " + column(scope) + " = ?"
                            + " RETURNING id, account, wake_at")
                    .params(Json.write(explanation), now.toEpochMilli(), subject)
                    .query((row, n) -> Row.of(row))
                    .list();
            held.forEach(row ->
                    events.add(row.id, row.account, Kind.DECISION, now, DeliveryStatus.HELD, person, explanation));
            int underWay = jdbc.sql(
                            "SELECT count(*) FROM delivery WHERE status = 'PUBLISHING' AND " + column(scope) + " = ?")
                    .param(subject)
                    .query(Integer.class)
                    .single();
            return new Stopped(stop, held.size(), underWay);
        }));
    }

    @Override
    public void lift(String stopId, String person) {
        transactions.executeWithoutResult(status -> {
            Instant now = clock.instant();
            int lifted = jdbc.sql("UPDATE stop SET lifted_at = ?, lifted_by = ? WHERE id = ? AND lifted_at IS NULL")
                    .params(now.toEpochMilli(), person, stopId)
                    .update();
            if (lifted == 1) {
                letGo(now, person);
            }
        });
        wakeup.due();
    }

    /** Lets go what stops held and no stop in force holds any longer; what a person held by itself stays held. */
    private void letGo(Instant now, String person) {
        Explanation explanation = Explanation.of("resumed", person);
        List<Row> resumed = jdbc.sql("UPDATE delivery AS d SET status = 'SCHEDULED', explanation = ?, changed_at = ?,"
                        + " version = version + 1 WHERE d.status = 'HELD' AND d.explanation LIKE '%\"held.stop\"%' AND NOT "
                        + Claims.IS_STOPPED + " RETURNING id, account, wake_at")
                .params(Json.write(explanation), now.toEpochMilli())
                .query((row, n) -> Row.of(row))
                .list();
        Set<Instant> instants = new HashSet<>();
        for (Row row : resumed) {
            events.add(row.id, row.account, Kind.DECISION, now, DeliveryStatus.SCHEDULED, person, explanation);
            instants.add(row.wakeAt);
        }
        slots.setAll(instants);
    }

    @Override
    public List<Stop> inForce() {
        return reading.sql("SELECT * FROM stop WHERE lifted_at IS NULL ORDER BY at DESC")
                .query((row, n) -> new Stop(
                        row.getString("id"),
                        Scope.valueOf(row.getString("scope")),
                        row.getString("subject"),
                        row.getString("reason"),
                        row.getString("person"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        Rows.instant(row, "lifted_at")))
                .list();
    }

    private static String column(Scope scope) {
        return switch (scope) {
            case CAMPAIGN -> "campaign";
            case MUNICIPALITY -> "municipality";
            case NETWORK -> "network";
            case ACCOUNT -> "account";
            case THEME -> "theme";
        };
    }

    private record Row(String id, String account, Instant wakeAt) {

        static Row of(java.sql.ResultSet row) throws java.sql.SQLException {
            return new Row(row.getString("id"), row.getString("account"), Instant.ofEpochMilli(row.getLong("wake_at")));
        }
    }
}
