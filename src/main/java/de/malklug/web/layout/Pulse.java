/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.queue.Clockwork;
import de.malklug.queue.Explanation;
import de.malklug.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the clockwork runs, in words.
 *
 * @param strong the fact
 * @param rest what comes next, or since when it stands still
 * @param soon in how long that is, for wide screens; null if nothing is due
 * @param alarms what is wrong, as sentences
 */
public record Pulse(
        boolean running,
        String strong,
        String rest,
        @Nullable String soon,
        List<String> alarms) {

    static Pulse of(Clockwork.Pulse pulse, Instant now, Phrases phrases) {
        List<String> alarms = pulse.alarms().stream().map(phrases::explain).toList();
        if (!pulse.running()) {
            Instant since = pulse.overdueSince() == null ? pulse.lastBeat() : pulse.overdueSince();
            String strong = phrases.text("pulse.stands", moment(since, now, phrases));
            List<String> told = alarms.isEmpty() && pulse.overdue() > 0
                    ? List.of(phrases.explain(
                            Explanation.of("clockwork.overdue", Integer.toString(pulse.overdue()), since.toString())))
                    : alarms;
            return new Pulse(false, strong, "", null, told);
        }
        Instant next = pulse.nextDue();
        if (next == null) {
            return new Pulse(true, phrases.text("pulse.runs"), phrases.text("pulse.nothing-due"), null, alarms);
        }
        String soon =
                next.isAfter(now) ? phrases.text("pulse.soon", phrases.duration(Duration.between(now, next))) : null;
        return new Pulse(
                true, phrases.text("pulse.runs"), phrases.text("pulse.next", moment(next, now, phrases)), soon, alarms);
    }

    /** Only the time for today, the whole instant otherwise. */
    private static String moment(Instant instant, Instant now, Phrases phrases) {
        boolean today = phrases.day(instant).equals(phrases.day(now));
        return today ? phrases.time(instant) : phrases.instant(instant);
    }
}
