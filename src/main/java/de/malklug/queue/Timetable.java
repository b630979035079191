/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Duration;

/** Runs things again and again, on one node at a time. */
public interface Timetable {

    /**
     * Runs the task every interval from now on, never twice at once. Called at start-up, every time malklug starts; a changed
     * interval takes effect.
     *
     * @param name unique, stable over restarts
     */
    void every(String name, Duration interval, Runnable task);
}
