/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.Metric;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.time.Instant;

/**
 * A figure that cannot be right. It is kept and shown, but does not count.
 *
 * @param before what counts instead
 * @param told what the network told
 */
public record DataFinding(
        DeliveryId delivery,
        MunicipalityId municipality,
        PostId post,
        String account,
        NetworkId network,
        String title,
        Metric metric,
        Kind kind,
        long before,
        long told,
        Instant foundAt) {

    /** What is doubtful. */
    public enum Kind {
        /** A count that only grows was suddenly 0. */
        ZERO,
        /** A count that only grows had become less. Believed as soon as a second reading confirms it. */
        DROP
    }
}
