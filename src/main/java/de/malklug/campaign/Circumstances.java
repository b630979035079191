/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.Set;

/**
 * What a draft meets when it appears.
 *
 * @param others whatever else appears on its accounts around that time; the draft itself is not among them
 * @param permitted marks of what the agency let it pass for ({@link RuleFinding#mark})
 */
public record Circumstances(Appearances others, Set<String> permitted) {

    public Circumstances {
        permitted = Set.copyOf(permitted);
    }

    /** Nothing else appears, and nothing was permitted. */
    public static Circumstances none() {
        return new Circumstances(Appearances.none(), Set.of());
    }
}
