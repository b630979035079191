/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.List;

/** One change of a YAML file. Paths and positions are those of the file as it is before any of the changes made at once. */
public sealed interface YamlChange {

    YamlPath path();

    /**
     * Makes a value what is wanted, touching only what differs in it. Names that are missing on the way to it are added.
     *
     * @param order names in the order they are usually written; where the value's own name is missing, it is added behind the nearest of
     *     those before it that is there, else as the last
     */
    record Set(YamlPath path, YamlValue value, List<String> order) implements YamlChange {

        public Set {
            order = List.copyOf(order);
        }

        public Set(YamlPath path, YamlValue value) {
            this(path, value, List.of());
        }
    }

    /** Takes a name with its value, or an entry of a list, out. What is not there is no matter. Comments above it stay. */
    record Remove(YamlPath path) implements YamlChange {}

    /**
     * Adds an entry to a list that is there.
     *
     * @param path of the list
     * @param index before which entry, counted from 0; the number of entries for the end. Several at one place stay in their order
     */
    record Insert(YamlPath path, int index, YamlValue value) implements YamlChange {}
}
