/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.queue.DeliveryId;
import java.util.Optional;

/** Ids in paths: what cannot be an id names nothing. */
final class DeliveryIds {

    private DeliveryIds() {}

    static Optional<DeliveryId> parse(String text) {
        try {
            return Optional.of(new DeliveryId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
