/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.Map;

/**
 * Which part of the campaign's posts each town is to have.
 *
 * @param percent by the id of the municipality; empty where nothing was agreed
 */
public record Shares(Map<String, Integer> percent) {

    /** Nothing was agreed. */
    public static final Shares NONE = new Shares(Map.of());

    public Shares {
        percent = Map.copyOf(percent);
    }
}
