/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one run at a time collect figures, over all processes on the database. A lease, not a lock: it ends when its holder
 * is silent for too long, and at once when its holder's process is seen to be gone. Two holders would be wasteful but not
 * wrong, since every snapshot is unique.
 */
@Component
class RunLease {

    private static final String NAME = "collect";

    private final JdbcClient writing;
    private final Clock clock;
    private final Duration length;
    private final Holder me;
    private volatile Instant heldUntil = Instant.EPOCH;

    RunLease(JdbcClient writing, Clock clock, EngagementSettings settings) {
        this.writing = writing;
        this.clock = clock;
        this.length = settings.lease();
        this.me = Holder.thisProcess();
    }

    /** Who holds it now and since when, if it could not be had. */
    Optional<Instant> acquireOrBusySince() {
        Instant now = clock.instant();
        writing.sql("INSERT INTO engagement_lease (name, owner, since, held_until) VALUES (:name, '', 0, 0)"
                        + " ON CONFLICT (name) DO NOTHING")
                .param("name", NAME)
                .update();
        Row row = writing.sql("SELECT owner, since, held_until FROM engagement_lease WHERE name = :name")
                .param("name", NAME)
                .query((each, number) -> new Row(
                        each.getString("owner"),
                        Instant.ofEpochMilli(each.getLong("since")),
                        Instant.ofEpochMilli(each.getLong("held_until"))))
                .single();
        boolean free = !row.heldUntil().isAfter(now) || me.knowsToBeGone(row.owner());
        return free && takeFrom(row, now) ? Optional.empty() : Optional.of(row.since());
    }

    private boolean takeFrom(Row row, Instant now) {
        Instant until = now.plus(length);
        int taken = writing.sql("UPDATE engagement_lease SET owner = :me, since = :now, held_until = :until"
                        + " WHERE name = :name AND owner = :owner AND held_until = :seen")
                .param("me", me.toString())
                .param("now", now.toEpochMilli())
                .param("until", until.toEpochMilli())
                .param("name", NAME)
                .param("owner", row.owner())
                .param("seen", row.heldUntil().toEpochMilli())
                .update();
        heldUntil = until;
        return taken == 1;
    }

    /** Says that the run is still alive; cheap, may be called often and within a transaction. */
    void renew() {
        Instant now = clock.instant();
        if (Duration.between(now, heldUntil).compareTo(length.dividedBy(2)) > 0) {
            return;
        }
        heldUntil = now.plus(length);
        writing.sql("UPDATE engagement_lease SET held_until = :until WHERE name = :name AND owner = :me")
                .param("until", heldUntil.toEpochMilli())
                .param("name", NAME)
                .param("me", me.toString())
                .update();
    }

    void release() {
        writing.sql("UPDATE engagement_lease SET owner = '', held_until = 0 WHERE name = :name AND owner = :me")
                .param("name", NAME)
                .param("me", me.toString())
                .update();
    }

    private record Row(String owner, Instant since, Instant heldUntil) {}

    /**
     * A process, or one of its application contexts.
     *
     * @param process number and machine, {@code 4711@host}
     * @param started when it started, epoch milliseconds; tells it from another process that got the same number
     */
    record Holder(String process, long started, String context) {

        static Holder thisProcess() {
            return new Holder(
                    ManagementFactory.getRuntimeMXBean().getName(),
                    startOf(ProcessHandle.current()),
                    UUID.randomUUID().toString());
        }

        /** Whether that holder ran on this machine and does not any more. */
        boolean knowsToBeGone(String other) {
            String[] parts = other.split("/", -1);
            String[] process = parts[0].split("@", 2);
            if (parts.length != 3 || process.length != 2 || !machine().equals(process[1])) {
                return false;
            }
            try {
                long started = Long.parseLong(parts[1]);
                return ProcessHandle.of(Long.parseLong(process[0]))
                        .filter(running -> startOf(running) == started)
                        .isEmpty();
            } catch (NumberFormatException someoneElse) {
                return false;
            }
        }

        private String machine() {
            return process.substring(process.indexOf('@') + 1);
        }

        private static long startOf(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }

        @Override
        public String toString() {
            return process + "/" + started + "/" + context;
        }
    }
}
