/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what networks issued for accounts, sealed, in the database. One change per account at a time in this process; if
 * another process changed the same account meanwhile, its result stays and is handed out. No connection is held while a
 * change calls its network.
 */
final class Vault implements SessionStore {

    private static final Logger log = LoggerFactory.getLogger(Vault.class);

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final Supplier<Seal> seal;
    private final Clock clock;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * @param seal asked for on first use
     */
    Vault(JdbcClient writing, JdbcClient reading, Supplier<Seal> seal, Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * @param value null if it can't be opened any more
     */
    private record Stored(@Nullable Secret value, long version) {}

    @Override
    public Optional<Secret> load(ConnectedAccount account) {
        return stored(account.id()).map(Stored::value);
    }

    @Override
    public Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
        ReentrantLock lock = locks.computeIfAbsent(account.id(), id -> new ReentrantLock());
        lock.lock();
        try {
            Optional<Stored> before = stored(account.id());
            Optional<Secret> present = before.map(Stored::value);
            Secret changed = change.apply(present)
                    .orElseThrow(() -> new IllegalStateException("A change of a session left nothing to store"));
            if (present.isPresent() && present.get().equals(changed)) {
                return changed;
            }
            boolean written = before.isPresent()
                    ? replace(account.id(), changed, before.get().version())
                    : add(account.id(), changed);
            return written ? changed : load(account).orElse(changed);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Stored> stored(String account) {
        return reading.sql("SELECT sealed, version FROM account_session WHERE account = ?")
                .param(account)
                .query((row, number) -> new Stored(open(account, row.getString("sealed")), row.getLong("version")))
                .optional();
    }

    private @Nullable Secret open(String account, String sealed) {
        Optional<String> value = seal.get().open(account, sealed);
        if (value.isEmpty()) {
            log.warn("The stored session of {} does not open with the present vault.key and is not used", account);
        }
        return value.map(Secret::new).orElse(null);
    }

    private boolean add(String account, Secret value) {
        return writing.sql("""
                        INSERT INTO account_session (account, sealed, version, changed_at) VALUES (?, ?, 1, ?)
                        ON CONFLICT (account) DO NOTHING
                        """)
                        .params(account, seal.get().close(account, value.reveal()), clock.millis())
                        .update()
                == 1;
    }

    private boolean replace(String account, Secret value, long version) {
        return writing.sql("""
                        UPDATE account_session SET sealed = ?, version = version + 1, changed_at = ?
                        WHERE account = ? AND version = ?
                        """)
                        .params(seal.get().close(account, value.reveal()), clock.millis(), account, version)
                        .update()
                == 1;
    }
}
