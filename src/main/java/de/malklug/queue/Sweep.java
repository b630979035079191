/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.LatePolicy;
import de.malklug.editorial.Campaigns;
import de.malklug.queue.DeliveryEvent.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares ledger and reality every few seconds and at start, and repairs what a crash, a lost trigger or a clock change left
 * behind: claims without an outcome, missed deliveries, slots without a trigger.
 */
final class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);
    private static final int MOST_TRIGGERS = 1000;

    /** After such a silence malklug was not running, however busy it may have been. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Slots slots;
    private final Wakeup wakeup;
    private final Events events;
    private final StopHold holding;
    private final String owner;
    private final String schedulerName;

    /** When nothing ran before this process did; null if another one ran, or nobody knows. */
    private volatile @Nullable Down down;

    Sweep(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            Slots slots,
            Wakeup wakeup,
            String owner,
            String schedulerName) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.slots = slots;
        this.wakeup = wakeup;
        this.events = new Events(jdbc);
        this.holding = new StopHold(jdbc);
        this.owner = owner;
        this.schedulerName = schedulerName;
    }

    /** Everything a sweep does, then wakes what is due. */
    void run() {
        transactions.executeWithoutResult(status -> {
            noticeClockSetBack();
            endClaims("lease_until <= :now", clock.instant());
            holding.holdCovered(clock.instant());
            missTooLate();
            setMissingTriggers();
            beat();
        });
        wakeup.due();
    }

    /**
     * The first sweep of a process that has the ledger to itself: no claim of an earlier process is still being worked on, so
     * none of their leases is waited for.
     */
    void atStart(boolean alone) {
        Instant now = clock.instant();
        remembered("beat")
                .filter(beat -> Duration.between(beat, now).compareTo(SILENCE) > 0)
                .ifPresent(beat -> down = new Down(beat, now));
        transactions.executeWithoutResult(status -> missWhatIsAskedAbout(now));
        if (alone) {
            transactions.executeWithoutResult(status -> endClaims("owner <> :owner AND :now > 0", clock.instant()));
        }
        run();
    }

    private void endClaims(String which, Instant now) {
        List<Ended> ended = jdbc.sql("UPDATE delivery SET status = CASE WHEN step_repeatable = 1 THEN 'SCHEDULED'"
                        + " ELSE 'UNCONFIRMED' END, owner = NULL, lease_until = NULL, wake_at = :now, changed_at = :now,"
                        + " version = version + 1, continuing = step_repeatable, explanation = :explanation,"
                        + " unclear_since = CASE WHEN step_repeatable = 1 THEN NULL ELSE :now END, absent_looks = 0"
                        + " WHERE status = 'PUBLISHING' AND (" + which + ") AND :owner IS NOT NULL"
                        + " RETURNING id, account, status")
                .param("now", now.toEpochMilli())
                .param("owner", owner)
                .param("explanation", Json.write(Explanation.of("unconfirmed.crashed")))
                .query((row, n) -> new Ended(
                        row.getString("id"), row.getString("account"), DeliveryStatus.valueOf(row.getString("status"))))
                .list();
        for (Ended claim : ended) {
            log.warn(
                    "Delivery {} was being published when its process ended or hung; it is {} now",
                    claim.id,
                    claim.status);
            events.add(
                    claim.id,
                    claim.account,
                    Kind.ATTEMPT,
                    now,
                    claim.status,
                    null,
                    Explanation.of("unconfirmed.crashed"));
        }
        jdbc.sql(
                        "UPDATE delivery SET lease_until = NULL, owner = NULL WHERE status = 'UNCONFIRMED' AND lease_until IS NOT NULL"
                                + " AND (" + which + ") AND :owner IS NOT NULL")
                .param("now", now.toEpochMilli())
                .param("owner", owner)
                .update();
    }

    /** Of campaigns that want to be asked, what was due while nothing ran. */
    private void missWhatIsAskedAbout(Instant now) {
        Down silence = down;
        if (silence == null) {
            return;
        }
        List<String> asking = new Campaigns(jdbc)
                .all().stream()
                        .filter(each -> each.campaign().rules().late() == LatePolicy.ASK)
                        .map(each -> each.id().value())
                        .toList();
        if (!asking.isEmpty()) {
            jdbc.sql("SELECT id, account, due_at, latest_at FROM delivery WHERE status = 'SCHEDULED' AND tries = 0"
                            + " AND checkpoint IS NULL AND latest_at IS NOT NULL AND due_at >= :from AND due_at < :to"
                            + " AND campaign IN (:asking)")
                    .param("from", silence.from.toEpochMilli())
                    .param("to", silence.to.toEpochMilli())
                    .param("asking", asking)
                    .query((row, n) -> late(row))
                    .list()
                    .forEach(late -> miss(late, now));
        }
    }

    private static Late late(ResultSet row) throws SQLException {
        return new Late(
                row.getString("id"),
                row.getString("account"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                Instant.ofEpochMilli(row.getLong("latest_at")));
    }

    private Explanation why(Late late) {
        Down silence = down;
        return silence != null && silence.covers(late.dueAt)
                ? Explanation.of("missed.down", silence.from.toString(), silence.to.toString())
                : Explanation.of("missed", late.dueAt.toString(), late.latestAt.toString());
    }

    private Optional<Instant> remembered(String name) {
        return jdbc.sql("SELECT value FROM clockwork WHERE name = :name")
                .param("name", name)
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional();
    }

    private void missTooLate() {
        Instant now = clock.instant();
        List<Late> tooLate = jdbc.sql("SELECT id, account, due_at, latest_at FROM delivery"
                        + " WHERE status = 'SCHEDULED' AND wake_at <= :now AND latest_at < :now")
                .param("now", now.toEpochMilli())
                .query((row, n) -> late(row))
                .list();
        tooLate.forEach(late -> miss(late, now));
    }

    private void miss(Late late, Instant now) {
        Explanation explanation = why(late);
        int changed = jdbc.sql("UPDATE delivery SET status = 'MISSED', explanation = :explanation, changed_at = :now,"
                        + " version = version + 1 WHERE id = :id AND status = 'SCHEDULED'")
                .param("explanation", Json.write(explanation))
                .param("now", now.toEpochMilli())
                .param("id", late.id)
                .update();
        if (changed == 1) {
            events.add(late.id, late.account, Kind.PLAN, now, DeliveryStatus.MISSED, null, explanation);
        }
    }

    private void setMissingTriggers() {
        List<Instant> missing = jdbc.sql("SELECT DISTINCT d.wake_at FROM delivery d"
                        + " WHERE d.status IN ('SCHEDULED', 'UNCONFIRMED') AND d.wake_at > :now"
                        + " AND NOT EXISTS (SELECT 1 FROM QRTZ_TRIGGERS t WHERE t.SCHED_NAME = :scheduler"
                        + " AND t.TRIGGER_GROUP = :slots AND t.TRIGGER_NAME = CAST(d.wake_at AS VARCHAR(20)))"
                        + " ORDER BY d.wake_at LIMIT :most")
                .param("now", clock.millis())
                .param("scheduler", schedulerName)
                .param("slots", SlotTriggers.GROUP)
                .param("most", MOST_TRIGGERS)
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .list();
        if (!missing.isEmpty()) {
            log.info("{} slots had no trigger; they have one again", missing.size());
            slots.setAll(missing);
        }
    }

    private void noticeClockSetBack() {
        long now = clock.millis();
        long latest = jdbc.sql("SELECT value FROM clockwork WHERE name = 'latest'")
                .query(Long.class)
                .optional()
                .orElse(0L);
        long back = latest - now;
        if (back > CLOCK_TOLERANCE.toMillis()) {
            log.error(
                    "The clock was set back by {} s; unclear deliveries are looked for that much earlier", back / 1000);
            jdbc.sql(
                            "UPDATE delivery SET first_attempt_at = first_attempt_at - :back, unclear_since = unclear_since - :back,"
                                    + " wake_at = CASE WHEN wake_at > due_at THEN wake_at - :back ELSE wake_at END,"
                                    + " lease_until = lease_until - :back"
                                    + " WHERE status IN ('PUBLISHING', 'UNCONFIRMED') OR (status = 'SCHEDULED' AND attempts > 0)")
                    .param("back", back)
                    .update();
            jdbc.sql("UPDATE account_pause SET until = until - :back")
                    .param("back", back)
                    .update();
            remember("set-back", back);
            remember("set-back-at", now);
        }
        remember("latest", now);
    }

    private void beat() {
        remember("beat", clock.millis());
    }

    private void remember(String name, long value) {
        jdbc.sql("INSERT INTO clockwork (name, value) VALUES (:name, :value)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                .param("name", name)
                .param("value", value)
                .update();
    }

    private record Ended(String id, String account, DeliveryStatus status) {}

    /** A stretch of time in which nothing ran, as far as the last sign of life tells. */
    private record Down(Instant from, Instant to) {

        boolean covers(Instant due) {
            return !due.isBefore(from) && due.isBefore(to);
        }
    }

    private record Late(String id, String account, Instant dueAt, Instant latestAt) {}
}
