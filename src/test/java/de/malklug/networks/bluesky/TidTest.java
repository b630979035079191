/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TidTest {

    private static final Instant NINE = Instant.parse("2026-10-01T09:00:00Z");

    @Test
    void encodes_an_instant_and_a_clock_id() {
        assertThat(Tid.encode(NINE.getEpochSecond() * 1_000_000, 7)).isEqualTo("3mwsilzwt222b");
        assertThat(Tid.encode(0, 0)).isEqualTo("2222222222222");
    }

    @Test
    void has_the_form_servers_accept() {
        for (int part = 1; part <= 100; part++) {
            assertThat(Tid.of(NINE, "delivery", part, 0))
                    .matches("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
        }
    }

    @Test
    void is_the_same_every_time_and_another_for_another_part_delivery_or_choice() {
        String key = Tid.of(NINE, "soest/klima", 1, 0);

        assertThat(Tid.of(NINE, "soest/klima", 1, 0)).isEqualTo(key);
        assertThat(Tid.of(NINE, "soest/klima", 2, 0)).isNotEqualTo(key);
        assertThat(Tid.of(NINE, "soest/klima", 1, 1)).isNotEqualTo(key);
        assertThat(Tid.of(NINE, "olpe/klima", 1, 0)).isNotEqualTo(key);
    }

    @Test
    void lies_within_the_second_of_the_first_attempt() {
        assertThat(Tid.of(NINE, "soest/klima", 1, 0))
                .isBetween(
                        Tid.encode(NINE.getEpochSecond() * 1_000_000, 0),
                        Tid.encode(NINE.getEpochSecond() * 1_000_000 + 999_999, 1023));
    }

    @Test
    void does_not_collide_where_many_are_due_in_the_same_second() {
        Set<String> keys = new HashSet<>();
        for (int delivery = 0; delivery < 20_000; delivery++) {
            keys.add(Tid.of(NINE, "delivery-" + delivery, 1, 0));
        }
        assertThat(keys).hasSize(20_000);
    }
}
