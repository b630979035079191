/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileTest {

    @Test
    void a_tile_that_cannot_be_looked_up_is_broken_and_harms_nobody() {
        Tile<String> tile = Tile.of("test", () -> {
            throw new IllegalStateException("the database is gone");
        });
        assertThat(tile.isBroken()).isTrue();
        assertThat(Tile.of("test", () -> "da").value()).isEqualTo("da");
    }
}
