/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the ledger: what is due, what was sent, what failed and why. Never waits for a writer. */
public interface Deliveries {

    Optional<Delivery> find(DeliveryId id);

    /**
     * @param after {@link Page#next()} of the stretch before, or null for the beginning
     * @param limit the most items wanted
     * @return ordered by due instant, oldest first
     */
    Page<Delivery> page(DeliveryFilter filter, @Nullable String after, int limit);

    /** The same, newest due instant first. */
    Page<Delivery> newestFirst(DeliveryFilter filter, @Nullable String after, int limit);

    /** How many deliveries stand where; every status has a number. */
    Map<DeliveryStatus, Integer> countByStatus(DeliveryFilter filter);

    /** Everything that happened to a delivery, oldest first. */
    List<DeliveryEvent> history(DeliveryId id);

    /** The next instant at which something is due to be sent; empty if nothing is. */
    Optional<Instant> nextDue();
}
