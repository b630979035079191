/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestDatabase;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class MigrationsTest {

    private final TestDatabase database;

    MigrationsTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void leaves_a_database_alone_that_a_newer_malklug_wrote() {
        Flyway older = knowing("classpath:db/migration/" + vendor()).load();

        assertThatThrownBy(() -> new Migrations().migrate(older))
                .isInstanceOfSatisfying(
                        DatabaseNewer.class,
                        newer -> assertThat(newer.version()).isNotBlank());
    }

    @Test
    void takes_up_a_database_it_wrote_itself() {
        Flyway same = knowing("classpath:db/migration/common", "classpath:db/migration/" + vendor())
                .load();

        new Migrations().migrate(same);

        assertThat(same.info().pending()).isEmpty();
    }

    private FluentConfiguration knowing(String... locations) {
        return Flyway.configure().dataSource(database.writer()).locations(locations);
    }

    private String vendor() {
        return database.kind().name().toLowerCase(Locale.ROOT);
    }
}
