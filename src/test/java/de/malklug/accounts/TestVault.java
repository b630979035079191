/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.Networks;
import de.malklug.networks.SessionStore;
import de.malklug.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The real vault for tests of those who keep something in it. Each one is what another process would have. */
public final class TestVault {

    private TestVault() {}

    /**
     * @param folder where the key lies
     */
    public static SessionStore on(TestDatabase database, Path folder, Clock clock) {
        return new Vault(
                database.writing(),
                database.reading(),
                () -> new Seal(VaultKey.in(folder.resolve("vault.key"))),
                clock);
    }

    /** Accounts connected in the browser. */
    public static AccountConnections connections(
            Accounts accounts,
            Networks networks,
            EnteredSecrets entered,
            JdbcClient writing,
            JdbcClient reading,
            Path key,
            Clock clock) {
        return new AccountConnections(
                accounts,
                networks,
                new ConnectionStore(writing, reading, () -> new Seal(VaultKey.in(key))),
                entered,
                clock);
    }

    /** What people entered on pages. */
    public static EnteredSecrets entered(
            JdbcClient writing, JdbcClient reading, TransactionTemplate transactions, Path key, Clock clock) {
        return new EnteredSecrets(writing, reading, transactions, () -> new Seal(VaultKey.in(key)), clock);
    }
}
