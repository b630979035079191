/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private static final Instant PUBLISHED = Instant.parse("2026-11-09T08:00:00Z");

    private final Cadence cadence =
            new Cadence(List.of(Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofHours(6)));

    @Test
    void nothing_is_due_before_the_first_age() {
        assertThat(cadence.dueAge(
                        PUBLISHED, PUBLISHED.plus(Duration.ofMinutes(15).minusMillis(1))))
                .isEmpty();
    }

    @Test
    void an_age_is_due_from_its_very_instant() {
        assertThat(cadence.dueAge(PUBLISHED, PUBLISHED.plus(Duration.ofMinutes(15))))
                .contains(Duration.ofMinutes(15));
    }

    @Test
    void of_several_missed_ages_only_the_oldest_is_due() {
        assertThat(cadence.dueAge(PUBLISHED, PUBLISHED.plus(Duration.ofHours(30))))
                .contains(Duration.ofHours(6));
    }

    @Test
    void ages_below_a_second_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence(List.of(Duration.ofMillis(500))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence(List.of()));
    }
}
