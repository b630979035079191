/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stop button: nothing within a stop's scope is sent, up to the moment of the call, until it is lifted. */
public interface Stops {

    /** Stops at once and puts every scheduled delivery of the scope on hold. */
    Stopped stop(Scope scope, String subject, String reason, String person);

    /** Lifts the stop and lets what it held go on; what is too late by now becomes missed. */
    void lift(String stopId, String person);

    /** Stops in force, newest first. */
    List<Stop> inForce();

    /** What a stop covers. */
    enum Scope {
        CAMPAIGN,
        MUNICIPALITY,
        NETWORK,
        ACCOUNT,
        THEME
    }

    /**
     * @param subject id of the campaign, municipality, network or account, or the theme
     */
    record Stop(
            String id,
            Scope scope,
            String subject,
            String reason,
            String person,
            Instant at,
            @Nullable Instant liftedAt) {}

    /**
     * @param held how many deliveries it caught
     * @param underWay how many were being published at that moment and may still appear
     */
    record Stopped(Stop stop, int held, int underWay) {}
}
