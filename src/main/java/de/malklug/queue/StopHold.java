/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts on hold what stops cover, and remembers what each of them caught. Called within a transaction. */
final class StopHold {

    private static final String HOLD =
            "UPDATE delivery SET status = 'HELD', explanation = :explanation, changed_at = :now, version = version + 1"
                    + " WHERE status = 'SCHEDULED' AND %s = :subject";

    private static final String REMEMBER = "INSERT INTO stop_caught (stop, delivery, at, under_way)"
            + " SELECT :stop, id, :now, 0 FROM delivery WHERE %s ON CONFLICT DO NOTHING";

    private static final String TELL =
            "INSERT INTO delivery_event (delivery, seq, account, kind, started_at, ended_at, status, person, explanation)"
                    + " SELECT d.id, (SELECT COALESCE(MAX(e.seq), 0) + 1 FROM delivery_event e WHERE e.delivery = d.id),"
                    + " d.account, 'DECISION', :now, :now, 'HELD', :person, :explanation FROM delivery d WHERE %s";

    private static final String JUST_HELD =
            "status = 'HELD' AND changed_at = :now AND explanation = :explanation AND %s = :subject";

    private final JdbcClient jdbc;

    StopHold(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return how many deliveries it put on hold */
    int hold(Stop stop, Instant now) {
        String column = column(stop.scope());
        String explanation = Json.write(Explanation.of("held.stop", stop.reason(), stop.person()));
        int held = jdbc.sql(HOLD.formatted(column))
                .param("explanation", explanation)
                .param("now", now.toEpochMilli())
                .param("subject", stop.subject())
                .update();
        if (held > 0) {
            String which = JUST_HELD.formatted(column);
            jdbc.sql(REMEMBER.formatted(which))
                    .param("stop", stop.id())
                    .param("now", now.toEpochMilli())
                    .param("explanation", explanation)
                    .param("subject", stop.subject())
                    .update();
            jdbc.sql(TELL.formatted(which))
                    .param("now", now.toEpochMilli())
                    .param("person", stop.person())
                    .param("explanation", explanation)
                    .param("subject", stop.subject())
                    .update();
        }
        return held;
    }

    /** Does so for every stop in force: something may have become scheduled meanwhile. */
    void holdCovered(Instant now) {
        inForce(jdbc).forEach(stop -> hold(stop, now));
    }

    static List<Stop> inForce(JdbcClient client) {
        return client.sql("SELECT * FROM stop WHERE lifted_at IS NULL ORDER BY at DESC")
                .query(StopHold::stop)
                .list();
    }

    static Stop stop(ResultSet row, int number) throws SQLException {
        return new Stop(
                row.getString("id"),
                Scope.valueOf(row.getString("scope")),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("person"),
                Instant.ofEpochMilli(row.getLong("at")),
                Rows.instant(row, "lifted_at"),
                row.getString("lifted_by"));
    }

    static String column(Scope scope) {
        return switch (scope) {
            case CAMPAIGN -> "campaign";
            case MUNICIPALITY -> "municipality";
            case NETWORK -> "network";
            case ACCOUNT -> "account";
            case THEME -> "theme";
        };
    }
}
