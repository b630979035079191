/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a stand-in behaves.
 *
 * @param port where it listens on the loopback interface; 0 picks a free one
 * @param memory a folder that keeps posts and media over a restart, or null to forget them
 * @param clock its own time
 * @param honoursIdempotencyKeys whether a repeated key answers the earlier post instead of making another
 * @param growth how many times faster than real time engagement grows; 0 means it stays at nothing
 * @param late how long a late answer takes
 */
public record StandInOptions(
        int port, @Nullable Path memory, Clock clock, boolean honoursIdempotencyKeys, double growth, Duration late) {

    /** Forgets everything, honours keys, shows no engagement, on any free port. */
    public static StandInOptions standard() {
        return new StandInOptions(0, null, Clock.systemUTC(), true, 0, Duration.ofSeconds(3));
    }

    public StandInOptions onPort(int fixed) {
        return new StandInOptions(fixed, memory, clock, honoursIdempotencyKeys, growth, late);
    }

    public StandInOptions rememberingIn(Path folder) {
        return new StandInOptions(port, folder, clock, honoursIdempotencyKeys, growth, late);
    }

    public StandInOptions at(Clock other) {
        return new StandInOptions(port, memory, other, honoursIdempotencyKeys, growth, late);
    }

    public StandInOptions ignoringIdempotencyKeys() {
        return new StandInOptions(port, memory, clock, false, growth, late);
    }

    /** Engagement grows, this many times faster than in real life. */
    public StandInOptions growing(double speed) {
        return new StandInOptions(port, memory, clock, honoursIdempotencyKeys, speed, late);
    }

    /** A late answer arrives after this; choose more than the client waits. */
    public StandInOptions answeringLateAfter(Duration delay) {
        return new StandInOptions(port, memory, clock, honoursIdempotencyKeys, growth, delay);
    }
}
