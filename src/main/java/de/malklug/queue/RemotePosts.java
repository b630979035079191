/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.networks.RemotePost;
import java.util.Optional;

/** Tells what published deliveries are to their networks. Never waits for a writer. */
public interface RemotePosts {

    /** Empty unless the delivery is published and the network told an id. */
    Optional<RemotePost> find(DeliveryId delivery);
}
