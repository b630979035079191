/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import java.time.Instant;
import java.util.List;

/** Something that calls a server once per delivery, at the delivery's instant, with intent and result stored durably. */
interface Engine extends AutoCloseable {

    String name();

    /** Stores the deliveries and their alarms, all before the first is due. */
    void schedule(List<Due> deliveries);

    /** Begins to work. */
    void start();

    /** How many results are stored. */
    int done();

    @Override
    void close();

    /**
     * @param key identifies the delivery to the server
     */
    record Due(String key, String account, Instant at) {}
}
