/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is remembered about accounts that do not simply work. Almost all do, so the few rows are kept in memory and read
 * again every few seconds; an account that works costs no query.
 */
final class AccountStates {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final String NEEDS_ATTENTION = "NEEDS_ATTENTION";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final Clock clock;
    private volatile @Nullable Known known;

    AccountStates(JdbcClient writing, JdbcClient reading, Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.clock = clock;
    }

    private record Known(Map<String, AccountHealth> byAccount, Instant at) {}

    AccountHealth find(String account) {
        return known().getOrDefault(account, new AccountHealth.Ready());
    }

    /** The first moment and the latest reason are kept. */
    void needsAttention(String account, String reason) {
        if (find(account) instanceof AccountHealth.NeedsAttention attention
                && attention.reason().equals(reason)) {
            return;
        }
        writing.sql("""
                        INSERT INTO account_state (account, state, reason, since) VALUES (?, ?, ?, ?)
                        ON CONFLICT (account) DO UPDATE SET reason = excluded.reason
                        WHERE account_state.state = excluded.state
                        """)
                .params(account, NEEDS_ATTENTION, reason, clock.millis())
                .update();
        known = null;
    }

    void recovered(String account) {
        if (find(account) instanceof AccountHealth.NeedsAttention) {
            writing.sql("DELETE FROM account_state WHERE account = ? AND state = ?")
                    .params(account, NEEDS_ATTENTION)
                    .update();
            known = null;
        }
    }

    private Map<String, AccountHealth> known() {
        Known now = known;
        Instant time = clock.instant();
        if (now == null || Duration.between(now.at(), time).abs().compareTo(FRESH) > 0) {
            now = new Known(read(), time);
            known = now;
        }
        return now.byAccount();
    }

    private Map<String, AccountHealth> read() {
        Map<String, AccountHealth> states = new HashMap<>();
        reading.sql("SELECT account, state, reason, since FROM account_state").query(row -> {
            Instant since = Instant.ofEpochMilli(row.getLong("since"));
            String reason = row.getString("reason");
            states.put(row.getString("account"), new AccountHealth.NeedsAttention(reason, since));
        });
        return states;
    }
}
