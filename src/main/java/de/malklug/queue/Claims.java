/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.networks.Checkpoint;
import de.malklug.queue.LedgerWriter.Statements;
import de.malklug.queue.Rows.Claim;
import de.malklug.queue.Rows.Row;
import de.malklug.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries out of the ledger for work and stores how far the work has come. A claim is one conditional statement: it
 * checks time, stops, pauses, the hourly cap and that nothing else of the account is under way.
 */
final class Claims {

    /** Whether stop {@code s} is in force and covers delivery {@code d}. */
    static final String STOP_COVERS = """
            (s.lifted_at IS NULL AND (
                   (s.scope = 'CAMPAIGN' AND s.subject = d.campaign)
                OR (s.scope = 'MUNICIPALITY' AND s.subject = d.municipality)
                OR (s.scope = 'NETWORK' AND s.subject = d.network)
                OR (s.scope = 'ACCOUNT' AND s.subject = d.account)
                OR (s.scope = 'THEME' AND s.subject = d.theme)))""";

    /** Whether any stop in force covers delivery {@code d}. */
    static final String IS_STOPPED = "EXISTS (SELECT 1 FROM stop s WHERE " + STOP_COVERS + ")";

    private static final String CLAIM_DUE = """
            UPDATE delivery SET status = 'PUBLISHING', claim = claim + 1, version = version + 1, owner = ?, lease_until = ?,
                attempts = attempts + CASE WHEN continuing = 1 THEN 0 ELSE 1 END,
                started_at = CASE WHEN continuing = 1 THEN started_at ELSE ? END,
                first_attempt_at = COALESCE(first_attempt_at, ?), continuing = 0, changed_at = ?
            WHERE status = 'SCHEDULED' AND id = (
                SELECT d.id FROM delivery d
                WHERE d.account = ? AND d.status = 'SCHEDULED' AND d.wake_at <= ?
                    AND (d.latest_at IS NULL OR d.latest_at >= ?)
                    AND NOT %s
                    AND NOT EXISTS (SELECT 1 FROM delivery b WHERE b.account = d.account AND b.status = 'PUBLISHING')
                    AND NOT EXISTS (SELECT 1 FROM account_pause p WHERE p.account = d.account AND p.until > ?)
                    AND (SELECT count(*) FROM (SELECT 1 FROM delivery_event e WHERE e.account = ? AND e.kind = 'ATTEMPT'
                        AND e.started_at > ? LIMIT ?) AS recent) < ?
                ORDER BY d.wake_at, d.due_at, d.id LIMIT 1 %s)
            RETURNING %s""";

    private static final String CLAIM_UNCLEAR = """
            UPDATE delivery SET claim = claim + 1, owner = ?, lease_until = ?
            WHERE status = 'UNCONFIRMED' AND id = (
                SELECT d.id FROM delivery d
                WHERE d.account = ? AND d.status = 'UNCONFIRMED' AND d.wake_at <= ?
                    AND (d.lease_until IS NULL OR d.lease_until <= ?)
                ORDER BY d.wake_at, d.id LIMIT 1 %s)
            RETURNING %s""";

    private static final String REACHED = """
            UPDATE delivery AS d SET step = ?, step_repeatable = ?, checkpoint = ?, tries = 0, lease_until = ?,
                latest_at = CASE WHEN ? = 1 THEN NULL ELSE latest_at END, changed_at = ?,
                status = CASE WHEN %s THEN 'HELD' ELSE status END
            WHERE id = ? AND claim = ? AND status = 'PUBLISHING'
            RETURNING status""";

    private static final String REACHED_TOO_LATE = """
            UPDATE delivery SET step = ?, step_repeatable = ?, checkpoint = ?, tries = 0, owner = NULL, lease_until = NULL,
                latest_at = CASE WHEN ? = 1 THEN NULL ELSE latest_at END, changed_at = ?, status = 'SCHEDULED', wake_at = ?
            WHERE id = ? AND claim = ? AND status = 'UNCONFIRMED'""";

    private final QueueSettings settings;
    private final Clock clock;
    private final String owner;
    private final String claimDue;
    private final String claimUnclear;
    private final String reached = REACHED.formatted(IS_STOPPED);

    Claims(QueueSettings settings, Clock clock, Database database, String owner) {
        this.settings = settings;
        this.clock = clock;
        this.owner = owner;
        this.claimDue = CLAIM_DUE.formatted(IS_STOPPED, database.skipLocked(), Rows.CLAIM_COLUMNS);
        this.claimUnclear = CLAIM_UNCLEAR.formatted(database.skipLocked(), Rows.CLAIM_COLUMNS);
    }

    /** Claims the account's next due delivery; empty if there is none, or none may be sent now. */
    Optional<Row> due(Statements statements, String account) throws SQLException {
        long now = clock.millis();
        return first(statements
                .with(
                        claimDue,
                        owner,
                        now + settings.lease().toMillis(),
                        now,
                        now,
                        now,
                        account,
                        now,
                        now,
                        now,
                        account,
                        now - Duration.ofHours(1).toMillis(),
                        settings.hourlyCap(),
                        settings.hourlyCap())
                .executeQuery());
    }

    /** Claims the account's next unconfirmed delivery whose look is due. Its status does not change. */
    Optional<Row> unclear(Statements statements, String account) throws SQLException {
        long now = clock.millis();
        return first(statements
                .with(claimUnclear, owner, now + settings.lease().toMillis(), account, now, now)
                .executeQuery());
    }

    /**
     * Stores the next step of a claimed delivery.
     *
     * @return whether the step's call may be made: not if a stop caught it or the claim was lost; the step is stored anyway
     */
    boolean reached(Statements statements, Claim claim, Checkpoint next) throws SQLException {
        long now = clock.millis();
        int repeatable = next.repeatable() ? 1 : 0;
        int live = next.live() ? 1 : 0;
        String json = Json.write(next);
        String id = claim.id().value();
        try (ResultSet row = statements
                .with(
                        reached,
                        next.step(),
                        repeatable,
                        json,
                        now + settings.lease().toMillis(),
                        live,
                        now,
                        id,
                        claim.number())
                .executeQuery()) {
            if (row.next()) {
                return row.getString("status").equals(DeliveryStatus.PUBLISHING.name());
            }
        }
        statements.update(REACHED_TOO_LATE, next.step(), repeatable, json, live, now, now, id, claim.number());
        return false;
    }

    private static Optional<Row> first(ResultSet rows) throws SQLException {
        try (ResultSet row = rows) {
            return row.next() ? Optional.of(Row.claimed(row)) : Optional.empty();
        }
    }

    /** Who claims: this process. */
    String owner() {
        return owner;
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
