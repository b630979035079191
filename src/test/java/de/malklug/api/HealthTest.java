/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.queue.Clockwork;
import de.malklug.queue.Clockwork.Pulse;
import de.malklug.queue.Explanation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");

    @Test
    void a_queue_that_claims_in_time_is_up() {
        Health health = healthOf(new Pulse(true, NOW, NOW.plusSeconds(60), 0, null, List.of()));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("nextDue", "2026-11-09T08:01:00Z")
                .containsEntry("overdue", 0);
    }

    @Test
    void a_queue_that_lets_deliveries_wait_is_down_and_says_why() {
        Health health = healthOf(new Pulse(
                false,
                NOW,
                NOW.minusSeconds(90),
                4,
                NOW.minusSeconds(90),
                List.of(Explanation.of("clockwork.overdue", "4"))));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry("overdue", 4)
                .containsEntry("overdueSince", "2026-11-09T07:58:30Z")
                .containsEntry("alarms", List.of("clockwork.overdue"));
    }

    @Test
    void an_advice_that_stops_nothing_leaves_it_up() {
        Health health = healthOf(
                new Pulse(true, NOW, null, 0, null, List.of(Explanation.of("clockwork.capped", "soest-mastodon"))));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
    }

    private static Health healthOf(Pulse pulse) {
        Clockwork clockwork = () -> pulse;
        return new QueueHealth(clockwork).health();
    }
}
