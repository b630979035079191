/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.List;
import java.util.Map;

/**
 * Places in the week that accounts keep for posts without a time of their own.
 *
 * @param accounts by the id of the account; empty where there are none
 */
public record Slots(Map<String, List<String>> accounts) {

    /** No account keeps places. */
    public static final Slots NONE = new Slots(Map.of());

    public Slots {
        accounts = Map.copyOf(accounts);
    }
}
