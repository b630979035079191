/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Secrets that people entered on a page, sealed in the database. Used for those that {@code accounts.yaml} declares as
 * {@code vault}; can be replaced, never read on a page.
 */
public final class EnteredSecrets {

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final Supplier<Seal> seal;
    private final Clock clock;

    /**
     * @param seal asked for on first use
     */
    EnteredSecrets(
            JdbcClient writing,
            JdbcClient reading,
            TransactionTemplate transactions,
            Supplier<Seal> seal,
            Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Stores a secret in place of the one before.
     *
     * @param name as {@code accounts.yaml} has it, for example {@code access-token}
     * @param person as others read the name
     * @param together stored in the same transaction
     * @throws IllegalArgumentException if the account does not declare it as {@code vault}
     */
    public void put(Account account, String name, Secret value, String person, Runnable together) {
        if (!(account.secrets().get(name) instanceof SecretReference.InVault)) {
            throw new IllegalArgumentException(name + " of " + account.id() + " is kept elsewhere");
        }
        String closed = seal.get().close(key(account.id(), name), value.reveal());
        transactions.executeWithoutResult(transaction -> {
            writing.sql("""
                            INSERT INTO account_secret (account, name, sealed, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)
                            ON CONFLICT (account, name) DO UPDATE
                            SET sealed = excluded.sealed, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                            """)
                    .params(account.id(), name, closed, person, clock.millis())
                    .update();
            together.run();
        });
    }

    Optional<Secret> find(String account, String name) {
        return reading.sql("SELECT sealed FROM account_secret WHERE account = ? AND name = ?")
                .params(account, name)
                .query(String.class)
                .optional()
                .flatMap(stored -> seal.get().open(key(account, name), stored))
                .map(Secret::new);
    }

    private static String key(String account, String name) {
        return account + "/" + name;
    }
}
