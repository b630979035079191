/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.campaign.yaml.YamlPath.Item;
import de.malklug.campaign.yaml.YamlPath.Key;
import de.malklug.campaign.yaml.YamlPath.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a file is to say once its changes are made: what the written result is held against. */
final class WantedTree {

    private final List<YamlChange> own = new ArrayList<>();
    private final Map<Step, WantedTree> below = new LinkedHashMap<>();

    private WantedTree() {}

    static YamlValue of(Spot root, List<YamlChange> changes) {
        WantedTree tree = new WantedTree();
        for (YamlChange change : changes) {
            WantedTree at = tree;
            for (Step step : change.path().steps()) {
                at = at.below.computeIfAbsent(step, key -> new WantedTree());
            }
            at.own.add(change);
        }
        return tree.value(root);
    }

    private YamlValue value(Spot spot) {
        for (YamlChange change : own) {
            if (change instanceof YamlChange.Set set) {
                return set.value();
            }
        }
        if (own.isEmpty() && below.isEmpty()) {
            return spot.said();
        }
        return switch (spot) {
            case Spot.Items list -> items(list);
            case Spot.Keys mapping -> keys(mapping);
            case Spot.Word word -> keys(new Spot.Keys(List.of(), false, 0, 0, null));
            case Spot.Alias alias -> value(alias.target());
        };
    }

    private YamlValue items(Spot.Items list) {
        Map<Integer, List<YamlValue>> inserted = new HashMap<>();
        for (YamlChange change : own) {
            if (change instanceof YamlChange.Insert insert) {
                inserted.computeIfAbsent(insert.index(), key -> new ArrayList<>())
                        .add(insert.value());
            }
        }
        List<YamlValue> items = new ArrayList<>();
        for (int i = 0; i <= list.items().size(); i++) {
            items.addAll(inserted.getOrDefault(i, List.of()));
            WantedTree tree = below.get(new Item(i));
            if (i < list.items().size() && !isRemoved(tree)) {
                Spot item = list.items().get(i);
                items.add(tree == null ? item.said() : tree.value(item));
            }
        }
        return new YamlValue.Items(items);
    }

    private YamlValue keys(Spot.Keys mapping) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (Spot.Pair pair : mapping.pairs()) {
            String name = pair.key().value();
            WantedTree tree = below.get(new Key(name));
            if (!isRemoved(tree)) {
                values.put(name, tree == null ? pair.value().said() : tree.value(pair.value()));
            }
        }
        below.forEach((step, tree) -> {
            if (step instanceof Key key && mapping.pair(key.name()) == null && !isRemoved(tree)) {
                values.put(key.name(), tree.value(new Spot.Keys(List.of(), false, 0, 0, null)));
            }
        });
        return new YamlValue.Keys(values);
    }

    private static boolean isRemoved(@org.jspecify.annotations.Nullable WantedTree tree) {
        return tree != null && tree.own.stream().anyMatch(YamlChange.Remove.class::isInstance);
    }
}
