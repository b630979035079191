/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.networks.NetworkId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets so many calls at a time go to each network: a slow one makes only its own accounts wait. */
@Component
class NetworkTurns {

    private final int atOnce;
    private final Map<NetworkId, Semaphore> turns = new ConcurrentHashMap<>();

    NetworkTurns(EngagementSettings settings) {
        this.atOnce = settings.accountsAtOnce();
    }

    <T> T take(NetworkId network, Supplier<T> call) {
        Semaphore turn = turns.computeIfAbsent(network, first -> new Semaphore(atOnce, true));
        turn.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            turn.release();
        }
    }
}
