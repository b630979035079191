/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.Collection;
import java.util.Map;

/** A network that tells what its posts achieved. */
public interface EngagementSource {

    /** The most posts {@link #read} takes in one call. */
    int batchSize();

    /**
     * Reads the present figures of several posts in one HTTP call.
     *
     * @param remoteIds at most {@link #batchSize()} ids
     * @return by remote id; posts the network no longer knows are left out
     * @throws EngagementUnavailable if no figures can be had now
     */
    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> remoteIds);

    /**
     * Reads figures of the account itself, {@link Metric#FOLLOWERS} among them.
     *
     * @throws EngagementUnavailable if no figures can be had now
     */
    EngagementReading readAccount(ConnectedAccount account);
}
