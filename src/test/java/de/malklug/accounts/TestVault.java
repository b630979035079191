/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.SessionStore;
import de.malklug.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;

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
}
