/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.ArrayList;
import java.util.List;

/** The way from the top of a YAML file to one of its values. */
public record YamlPath(List<Step> steps) {

    public static final YamlPath ROOT = new YamlPath(List.of());

    public YamlPath {
        steps = List.copyOf(steps);
    }

    /** One step down. */
    public sealed interface Step {}

    record Key(String name) implements Step {}

    /** @param index counted from 0 */
    record Item(int index) implements Step {}

    /** Names below each other. */
    public static YamlPath of(String... names) {
        YamlPath path = ROOT;
        for (String name : names) {
            path = path.key(name);
        }
        return path;
    }

    public YamlPath key(String name) {
        return then(new Key(name));
    }

    /** @param index in the list, counted from 0 */
    public YamlPath item(int index) {
        return then(new Item(index));
    }

    YamlPath then(Step step) {
        List<Step> further = new ArrayList<>(steps);
        further.add(step);
        return new YamlPath(further);
    }

    YamlPath from(int step) {
        return new YamlPath(steps.subList(step, steps.size()));
    }
}
