/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Limits;
import de.malklug.networks.http.HttpCall.Purpose;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks servers for their upload limit, which newer ones tell, and remembers the answer for a while. */
final class ServerLimits {

    private final NetworkHttp http;
    private final BlueskyLimits limits;
    private final Duration memory;
    private final Clock clock;
    private final Map<URI, Known> known = new ConcurrentHashMap<>();

    ServerLimits(NetworkHttp http, BlueskyLimits limits, Duration memory, Clock clock) {
        this.http = http;
        this.limits = limits;
        this.memory = memory;
        this.clock = clock;
    }

    /** The documented limits where the server tells nothing or does not answer. */
    Limits of(URI server) {
        Known before = known.get(server);
        if (before != null && clock.instant().isBefore(before.until())) {
            return before.limits();
        }
        Known now = new Known(asked(server), clock.instant().plus(memory));
        known.put(server, now);
        return now.limits();
    }

    private Limits asked(URI server) {
        HttpResult result = http.send(Xrpc.query(server, Xrpc.DESCRIBE_SERVER).as(Purpose.GLANCE));
        if (!(result instanceof Answered answered) || !answered.answer().isSuccess()) {
            return limits.documented();
        }
        long blobBytes = answered.answer().json().path("blobUploadLimit").asLong(0);
        return blobBytes > 0 ? limits.onServer(blobBytes) : limits.documented();
    }

    private record Known(Limits limits, Instant until) {}
}
