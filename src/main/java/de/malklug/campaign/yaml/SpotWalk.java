/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import de.malklug.campaign.yaml.YamlPath.Item;
import de.malklug.campaign.yaml.YamlPath.Key;
import de.malklug.campaign.yaml.YamlPath.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows paths through a tree of spots. */
final class SpotWalk {

    private SpotWalk() {}

    /** Everything on the way, from the top to as far as there is something; repetitions are not followed. */
    static List<Spot> way(Spot root, YamlPath path) {
        List<Spot> way = new ArrayList<>();
        Spot at = root;
        way.add(at);
        for (Step step : path.steps()) {
            at = below(at, step);
            if (at == null) {
                break;
            }
            way.add(at);
        }
        return way;
    }

    static Spot nearest(Spot root, YamlPath path) {
        return way(root, path).getLast();
    }

    /** @return null if nothing is there */
    static @Nullable Spot find(Spot root, YamlPath path) {
        List<Spot> way = way(root, path);
        return way.size() == path.steps().size() + 1 ? way.getLast() : null;
    }

    static @Nullable Spot below(Spot at, Step step) {
        return switch (step) {
            case Key key -> {
                Spot.Pair pair = at instanceof Spot.Keys mapping ? mapping.pair(key.name()) : null;
                yield pair == null ? null : pair.value();
            }
            case Item item ->
                at instanceof Spot.Items list && item.index() < list.items().size()
                        ? list.items().get(item.index())
                        : null;
        };
    }

    /** Whether not only the value is missing, but also what it would belong to. */
    static boolean isMissingParent(Spot root, YamlChange change) {
        if (!(change instanceof YamlChange.Set)) {
            return false;
        }
        List<Spot> way = way(root, change.path());
        boolean valueThere = way.size() == change.path().steps().size() + 1;
        boolean parentThere = way.size() == change.path().steps().size() && way.getLast() instanceof Spot.Keys;
        return !valueThere && !parentThere;
    }
}
