/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the database up to date, and leaves one alone that a newer malklug wrote. */
@Component
class Migrations implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getVersion() != null && isUnknown(applied)) {
                throw new DatabaseNewer(applied.getVersion().getVersion());
            }
        }
        flyway.migrate();
    }

    private static boolean isUnknown(MigrationInfo applied) {
        return applied.getState().isApplied() && !applied.getState().isResolved();
    }
}
