/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

/**
 * How much of a file is read before it counts as harmful.
 *
 * @param bytes largest file
 * @param depth deepest nesting of lists and mappings
 * @param values most values, repeated ones counted as often as they appear
 */
public record YamlLimits(int bytes, int depth, long values) {

    /** Room for some 20,000 posts in one file. */
    public static final YamlLimits USUAL = new YamlLimits(16 * 1024 * 1024, 20, 2_000_000);
}
