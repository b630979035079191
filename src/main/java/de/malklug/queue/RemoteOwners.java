/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

/** Knows which delivery a post on a network belongs to. */
public interface RemoteOwners {

    /** Whether another delivery of this account already owns the post, as a whole or as a part of its thread. */
    boolean ownedByAnother(DeliveryId delivery, String account, String remoteId);
}
