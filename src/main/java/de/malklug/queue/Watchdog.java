/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says whether the queue works by looking at what it should have done, not at whether it says it runs. Uses neither Quartz
 * nor the writing side.
 */
final class Watchdog implements Clockwork {

    private static final Duration SET_BACK_SHOWN = Duration.ofHours(1);

    private static final String OVERDUE = """
            SELECT count(*) AS overdue, min(d.wake_at) AS since FROM delivery d
            WHERE ((d.status = 'SCHEDULED' AND d.wake_at < :late AND (d.latest_at IS NULL OR d.latest_at >= :now)
                    AND NOT EXISTS (SELECT 1 FROM delivery b WHERE b.account = d.account AND b.status = 'PUBLISHING'
                        AND b.lease_until >= :late)
                    AND NOT EXISTS (SELECT 1 FROM account_pause p WHERE p.account = d.account AND p.until > :late)
                    AND (SELECT count(*) FROM delivery_event e WHERE e.account = d.account AND e.kind = 'ATTEMPT'
                        AND e.started_at > :hour) < :cap)
                OR (d.status = 'PUBLISHING' AND d.lease_until < :late))""";

    private static final String CAPPED = """
            SELECT DISTINCT d.account FROM delivery d
            WHERE d.status = 'SCHEDULED' AND d.wake_at < :late AND (SELECT count(*) FROM delivery_event e
                WHERE e.account = d.account AND e.kind = 'ATTEMPT' AND e.started_at > :hour) >= :cap""";

    private final JdbcClient reading;
    private final Deliveries deliveries;
    private final QueueSettings settings;
    private final Clock clock;
    private final BooleanSupplier quartzRuns;
    private final Supplier<@Nullable String> cannotSave;

    Watchdog(
            JdbcClient reading,
            Deliveries deliveries,
            QueueSettings settings,
            Clock clock,
            BooleanSupplier quartzRuns,
            Supplier<@Nullable String> cannotSave) {
        this.reading = reading;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
        this.quartzRuns = quartzRuns;
        this.cannotSave = cannotSave;
    }

    @Override
    public Pulse pulse() {
        Instant now = clock.instant();
        List<Explanation> alarms = new ArrayList<>();
        Overdue overdue = overdue(now);
        if (overdue.count > 0 && overdue.since != null) {
            alarms.add(Explanation.of("clockwork.overdue", String.valueOf(overdue.count), overdue.since.toString()));
        }
        if (!quartzRuns.getAsBoolean() || beatIsOld(now)) {
            alarms.add(Explanation.of("clockwork.quartz-down"));
        }
        String unsaved = cannotSave.get();
        if (unsaved != null) {
            alarms.add(Explanation.of("clockwork.cannot-save", unsaved));
        }
        boolean running = alarms.isEmpty();
        capped(now).forEach(account -> alarms.add(Explanation.of("clockwork.capped", account)));
        setBack(now).ifPresent(seconds -> alarms.add(Explanation.of("clockwork.clock-set-back", seconds)));
        return new Pulse(
                running,
                remembered("beat").orElse(now),
                deliveries.nextDue().orElse(null),
                overdue.count,
                overdue.since,
                alarms);
    }

    private Overdue overdue(Instant now) {
        return reading.sql(OVERDUE)
                .param("now", now.toEpochMilli())
                .param("late", now.minus(settings.grace()).toEpochMilli())
                .param("hour", now.minus(Duration.ofHours(1)).toEpochMilli())
                .param("cap", settings.hourlyCap())
                .query((row, n) -> new Overdue(row.getInt("overdue"), Rows.instant(row, "since")))
                .single();
    }

    private List<String> capped(Instant now) {
        return reading.sql(CAPPED)
                .param("late", now.minus(settings.grace()).toEpochMilli())
                .param("hour", now.minus(Duration.ofHours(1)).toEpochMilli())
                .param("cap", settings.hourlyCap())
                .query(String.class)
                .list();
    }

    private boolean beatIsOld(Instant now) {
        Duration patience = settings.sweep().multipliedBy(3).plus(settings.grace());
        return remembered("beat")
                .map(beat -> beat.isBefore(now.minus(patience)))
                .orElse(false);
    }

    private java.util.Optional<String> setBack(Instant now) {
        return remembered("set-back-at")
                .filter(at -> at.isAfter(now.minus(SET_BACK_SHOWN)))
                .flatMap(at -> remembered("set-back"))
                .map(back -> String.valueOf(back.toEpochMilli() / 1000));
    }

    private java.util.Optional<Instant> remembered(String name) {
        return reading.sql("SELECT value FROM clockwork WHERE name = ?")
                .param(name)
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional();
    }

    private record Overdue(int count, @Nullable Instant since) {}
}
