/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds the repetitions that would change along with something else, or that stand in the way of a change. */
final class Aliases {

    private Aliases() {}

    static List<Spot.Alias> touched(Spot root, List<YamlChange> changes) {
        List<Spot.Alias> all = new ArrayList<>();
        collect(root, all);
        if (all.isEmpty()) {
            return List.of();
        }
        Set<Spot> touched = Collections.newSetFromMap(new IdentityHashMap<>());
        for (YamlChange change : changes) {
            List<Spot> way = SpotWalk.way(root, change.path());
            touched.addAll(way);
            if (!(change instanceof YamlChange.Insert)) {
                within(way.getLast(), touched);
            }
        }
        return all.stream()
                .filter(alias -> touched.contains(alias.target()) || isOnTheWay(root, alias, changes))
                .toList();
    }

    private static boolean isOnTheWay(Spot root, Spot.Alias alias, List<YamlChange> changes) {
        return changes.stream().anyMatch(change -> {
            List<Spot> way = SpotWalk.way(root, change.path());
            return way.getLast() == alias && way.size() <= change.path().steps().size();
        });
    }

    private static void collect(Spot spot, List<Spot.Alias> all) {
        switch (spot) {
            case Spot.Alias alias -> all.add(alias);
            case Spot.Items list -> list.items().forEach(each -> collect(each, all));
            case Spot.Keys mapping -> mapping.pairs().forEach(pair -> collect(pair.value(), all));
            case Spot.Word word -> {}
        }
    }

    private static void within(Spot spot, Set<Spot> found) {
        found.add(spot);
        switch (spot) {
            case Spot.Items list -> list.items().forEach(each -> within(each, found));
            case Spot.Keys mapping -> mapping.pairs().forEach(pair -> within(pair.value(), found));
            case Spot.Alias alias -> {}
            case Spot.Word word -> {}
        }
    }
}
