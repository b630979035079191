/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.queue.Clockwork;
import de.malklug.queue.Explanation;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the queue really works: whether what is due is claimed in time. A port that answers proves nothing. */
@Component("queueHealthIndicator")
class QueueHealth implements HealthIndicator {

    private final Clockwork clockwork;

    QueueHealth(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    @Override
    public Health health() {
        Clockwork.Pulse pulse = clockwork.pulse();
        Health.Builder health = pulse.running() ? Health.up() : Health.down();
        health.withDetail("lastBeat", pulse.lastBeat().toString()).withDetail("overdue", pulse.overdue());
        if (pulse.nextDue() != null) {
            health.withDetail("nextDue", pulse.nextDue().toString());
        }
        if (pulse.overdueSince() != null) {
            health.withDetail("overdueSince", pulse.overdueSince().toString());
        }
        if (!pulse.alarms().isEmpty()) {
            health.withDetail(
                    "alarms", pulse.alarms().stream().map(Explanation::code).toList());
        }
        return health.build();
    }
}
