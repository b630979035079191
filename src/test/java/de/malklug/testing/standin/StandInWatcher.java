/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

/** Sees every call at the two moments that matter. Called on the server's threads, so it may hold a call up. */
public interface StandInWatcher {

    /** A call has arrived in full; nothing of it has been carried out. */
    default void arrived(StandInCall call) {}

    /** What the call asked for has been carried out, or refused; nothing has been answered. */
    default void carriedOut(StandInCall call) {}
}
