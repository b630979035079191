/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.queue.DeliveryStatus.CANCELLED;
import static de.malklug.queue.DeliveryStatus.FAILED;
import static de.malklug.queue.DeliveryStatus.HELD;
import static de.malklug.queue.DeliveryStatus.MISSED;
import static de.malklug.queue.DeliveryStatus.PUBLISHED;
import static de.malklug.queue.DeliveryStatus.PUBLISHING;
import static de.malklug.queue.DeliveryStatus.SCHEDULED;
import static de.malklug.queue.DeliveryStatus.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryStatusTest {

    private static final Map<DeliveryStatus, Set<DeliveryStatus>> LEGAL = Map.of(
            SCHEDULED, EnumSet.of(PUBLISHING, HELD, MISSED, CANCELLED),
            PUBLISHING, EnumSet.of(PUBLISHED, SCHEDULED, FAILED, UNCONFIRMED, HELD),
            UNCONFIRMED, EnumSet.of(PUBLISHED, SCHEDULED, FAILED),
            HELD, EnumSet.of(SCHEDULED, MISSED, CANCELLED),
            FAILED, EnumSet.of(SCHEDULED, CANCELLED),
            MISSED, EnumSet.of(SCHEDULED, CANCELLED),
            CANCELLED, EnumSet.of(SCHEDULED),
            PUBLISHED, EnumSet.noneOf(DeliveryStatus.class));

    @ParameterizedTest
    @EnumSource
    void only_the_legal_ways_are_open(DeliveryStatus from) {
        for (DeliveryStatus to : DeliveryStatus.values()) {
            assertThat(from.mayBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(LEGAL.get(from).contains(to));
        }
    }
}
