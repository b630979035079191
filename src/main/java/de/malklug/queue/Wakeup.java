/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the accounts on which something is due and wakes their lanes. */
final class Wakeup {

    private static final String DUE_ACCOUNTS =
            "SELECT DISTINCT account FROM delivery WHERE status IN ('SCHEDULED', 'UNCONFIRMED') AND wake_at <= ?";

    private final JdbcClient reading;
    private final Clock clock;
    private final Lanes lanes;

    Wakeup(JdbcClient reading, Clock clock, Lanes lanes) {
        this.reading = reading;
        this.clock = clock;
        this.lanes = lanes;
    }

    void due() {
        lanes.wake(reading.sql(DUE_ACCOUNTS)
                .param(clock.millis())
                .query(String.class)
                .list());
    }
}
