/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

/** What came of changing a YAML file. */
public sealed interface YamlEdit {

    /** @param file with everything changed that was to be changed, and every other byte as it was */
    record Done(byte[] file) implements YamlEdit {}

    /**
     * It can't be done without harm: the file is no YAML or no UTF-8, or is written in a way that can't be changed in parts. Counted
     * from 1.
     *
     * @param line where that is
     * @param column in characters
     */
    record Impossible(int line, int column) implements YamlEdit {}
}
