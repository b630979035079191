/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network whose post can be known by its address alone, so that a publication goes on where a person saw what malklug could
 * not look for.
 */
public interface PostAddresses {

    /**
     * How the publication goes on if what the step {@code at} may have made public is at this address, as if the lost answer
     * had arrived: published, or the next step. Pure: makes no call.
     *
     * @param address null if the person saw it and does not know where exactly
     * @return empty if it is no address of a post of this account
     */
    Optional<PublishOutcome> seenAt(@Nullable URI address, PublishRequest request, Checkpoint at);
}
