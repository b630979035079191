/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

@OnBothDatabases
class StorageTest {

    private final TestDatabase database;

    StorageTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void readers_see_what_is_committed_and_only_that() {
        database.transactions().executeWithoutResult(transaction -> {
            beat(1);
            assertThat(beats()).isZero();
        });

        assertThat(beats()).isEqualTo(1);
    }

    @Test
    void a_transaction_that_fails_leaves_nothing() {
        assertThatThrownBy(() -> database.transactions().executeWithoutResult(transaction -> {
                    beat(1);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(beats()).isZero();
    }

    @Test
    void the_reading_side_cannot_write() {
        assertThatThrownBy(() -> database.reading()
                        .sql("INSERT INTO clockwork (name, value) VALUES ('beat', 1)")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void clearing_empties_every_table() {
        beat(1);

        database.clear();

        assertThat(beats()).isZero();
    }

    private void beat(long value) {
        database.writing()
                .sql("INSERT INTO clockwork (name, value) VALUES ('beat', ?)")
                .param(value)
                .update();
    }

    private int beats() {
        return database.reading()
                .sql("SELECT count(*) FROM clockwork")
                .query(Integer.class)
                .single();
    }
}
