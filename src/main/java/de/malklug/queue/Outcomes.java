/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.queue.DeliveryEvent.Kind;
import de.malklug.queue.LedgerWriter.Statements;
import de.malklug.queue.Rows.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what came of a claimed delivery. Every outcome is fenced by the number of its claim: one that comes after
 * somebody else took over changes nothing.
 */
final class Outcomes {

    private static final String FENCE = " WHERE id = ? AND claim = ? AND status IN ('PUBLISHING', 'UNCONFIRMED')";
    private static final String RELEASED =
            " owner = NULL, lease_until = NULL, changed_at = ?, version = version + 1, explanation = ?, ";

    private static final String PUBLISHED = "UPDATE delivery SET" + RELEASED
            + "status = 'PUBLISHED', remote_id = ?, remote_url = ?, published_at = ?, replies = ?, wake_at = due_at,"
            + " unclear_since = NULL, asked_at = NULL" + FENCE;
    private static final String LATER = "UPDATE delivery SET" + RELEASED
            + "status = 'SCHEDULED', wake_at = ?, tries = tries + ?, continuing = ?, step = ?, step_repeatable = ?,"
            + " checkpoint = ?, latest_at = CASE WHEN ? = 1 THEN NULL ELSE latest_at END,"
            + " unclear_since = NULL, absent_looks = 0, asked_at = NULL" + FENCE;
    private static final String FAILED =
            "UPDATE delivery SET" + RELEASED + "status = 'FAILED', unclear_since = NULL, asked_at = NULL" + FENCE;
    private static final String UNCONFIRMED = "UPDATE delivery SET" + RELEASED
            + "status = 'UNCONFIRMED', wake_at = ?, unclear_since = COALESCE(unclear_since, ?), step = ?,"
            + " step_repeatable = ?, checkpoint = ?, absent_looks = CASE WHEN ? = 1 THEN absent_looks + 1 ELSE 0 END,"
            + " asked_at = CASE WHEN ? = 1 THEN COALESCE(asked_at, ?) ELSE asked_at END" + FENCE;
    private static final String PAUSE = "INSERT INTO account_pause (account, until, reason) VALUES (?, ?, ?)"
            + " ON CONFLICT (account) DO UPDATE SET until = excluded.until, reason = excluded.reason";
    private static final String RELEASE_HELD =
            "UPDATE delivery SET" + RELEASED + "wake_at = due_at WHERE id = ? AND claim = ? AND status = 'HELD'";

    private static final String STOP_OF = "SELECT s.reason, s.person FROM delivery d JOIN stop s ON "
            + Claims.STOP_COVERS + " WHERE d.id = ? ORDER BY s.at DESC LIMIT 1";

    private final QueueSettings settings;
    private final Clock clock;
    private final Slots slots;

    Outcomes(QueueSettings settings, Clock clock, Slots slots) {
        this.settings = settings;
        this.clock = clock;
        this.slots = slots;
    }

    /**
     * Writes the verdict on a claimed delivery, its event and the trigger for what comes next.
     *
     * @return false if the claim was lost meanwhile and nothing was written
     */
    boolean write(Statements statements, Claim claim, Kind kind, Verdict verdict) throws SQLException {
        long now = clock.millis();
        String id = claim.id().value();
        return switch (verdict) {
            case Verdict.Published published -> published(statements, claim, kind, published, now);
            case Verdict.Later later -> later(statements, claim, kind, later, now);
            case Verdict.Failed failed -> {
                boolean written =
                        statements.update(FAILED, now, Json.write(failed.explanation()), id, claim.number()) == 1;
                if (written) {
                    event(statements, claim, kind, DeliveryStatus.FAILED, failed.explanation(), now);
                    if (failed.accountBroken()) {
                        pause(
                                statements,
                                claim,
                                Instant.ofEpochMilli(now).plus(settings.accountPause()),
                                failed.explanation());
                    }
                }
                yield written;
            }
            case Verdict.Unconfirmed unconfirmed -> unconfirmed(statements, claim, kind, unconfirmed, now);
            case Verdict.Interrupted interrupted -> interrupted(statements, claim, kind, now);
        };
    }

    private boolean published(Statements statements, Claim claim, Kind kind, Verdict.Published verdict, long now)
            throws SQLException {
        Explanation explanation = kind == Kind.LOOK
                ? Explanation.of("found", Instant.ofEpochMilli(now).toString())
                : null;
        boolean written = statements.update(
                        PUBLISHED,
                        now,
                        Json.writeNullable(explanation),
                        verdict.post().id(),
                        verdict.post().url() == null
                                ? null
                                : verdict.post().url().toString(),
                        now,
                        verdict.post().replies().isEmpty()
                                ? null
                                : Json.write(verdict.post().replies()),
                        claim.id().value(),
                        claim.number())
                == 1;
        if (written) {
            event(statements, claim, kind, DeliveryStatus.PUBLISHED, explanation, now);
        }
        return written;
    }

    private boolean later(Statements statements, Claim claim, Kind kind, Verdict.Later verdict, long now)
            throws SQLException {
        boolean continuing = verdict.next() != null && !verdict.counts() && !verdict.holdsAccount();
        boolean live = verdict.next() != null && verdict.next().live();
        boolean written = statements.update(
                        LATER,
                        now,
                        Json.writeNullable(verdict.explanation()),
                        verdict.at().toEpochMilli(),
                        verdict.counts() ? 1 : 0,
                        continuing && kind == Kind.ATTEMPT ? 1 : 0,
                        verdict.next() == null ? null : verdict.next().step(),
                        verdict.next() != null && verdict.next().repeatable() ? 1 : 0,
                        Json.writeNullable(verdict.next()),
                        live ? 1 : 0,
                        claim.id().value(),
                        claim.number())
                == 1;
        if (written) {
            if (!continuing || kind == Kind.LOOK) {
                event(statements, claim, kind, DeliveryStatus.SCHEDULED, verdict.explanation(), now);
            }
            if (verdict.holdsAccount() && verdict.explanation() != null) {
                pause(statements, claim, verdict.at(), verdict.explanation());
            }
            slots.set(verdict.at());
        }
        return written;
    }

    private boolean unconfirmed(Statements statements, Claim claim, Kind kind, Verdict.Unconfirmed verdict, long now)
            throws SQLException {
        boolean written = statements.update(
                        UNCONFIRMED,
                        now,
                        Json.write(verdict.explanation()),
                        verdict.nextLook().toEpochMilli(),
                        now,
                        verdict.at() == null ? null : verdict.at().step(),
                        verdict.at() != null && verdict.at().repeatable() ? 1 : 0,
                        Json.writeNullable(verdict.at()),
                        verdict.absent() ? 1 : 0,
                        verdict.askPerson() ? 1 : 0,
                        now,
                        claim.id().value(),
                        claim.number())
                == 1;
        if (written) {
            event(statements, claim, kind, DeliveryStatus.UNCONFIRMED, verdict.explanation(), now);
            if (verdict.accountWaitsUntil() != null) {
                pause(statements, claim, verdict.accountWaitsUntil(), verdict.explanation());
            }
            slots.set(verdict.nextLook());
        }
        return written;
    }

    private boolean interrupted(Statements statements, Claim claim, Kind kind, long now) throws SQLException {
        Explanation explanation = stopOf(statements, claim);
        boolean held = statements.update(
                        RELEASE_HELD, now, Json.write(explanation), claim.id().value(), claim.number())
                == 1;
        if (held) {
            event(statements, claim, kind, DeliveryStatus.HELD, explanation, now);
        }
        return held;
    }

    private static Explanation stopOf(Statements statements, Claim claim) throws SQLException {
        try (ResultSet stop = statements.with(STOP_OF, claim.id().value()).executeQuery()) {
            return stop.next()
                    ? Explanation.of("held.stop", stop.getString("reason"), stop.getString("person"))
                    : Explanation.of("held.stop", "", "");
        }
    }

    private static void pause(Statements statements, Claim claim, Instant until, Explanation reason)
            throws SQLException {
        statements.update(PAUSE, claim.delivery().delivery().account(), until.toEpochMilli(), Json.write(reason));
    }

    private static void event(
            Statements statements,
            Claim claim,
            Kind kind,
            DeliveryStatus status,
            @Nullable Explanation explanation,
            long now)
            throws SQLException {
        var checkpoint = claim.delivery().checkpoint();
        statements.update(
                Events.INSERT,
                claim.id().value(),
                claim.id().value(),
                claim.delivery().delivery().account(),
                kind.name(),
                kind == Kind.ATTEMPT ? claim.startedAt().toEpochMilli() : now,
                now,
                checkpoint == null ? null : checkpoint.step(),
                status.name(),
                null,
                Json.writeNullable(explanation));
    }
}
