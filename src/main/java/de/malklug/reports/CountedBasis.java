/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.DeliveryFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A basis with its deliveries laid out for adding up: made once, it serves any number of reports.
 *
 * @param deliveries oldest first
 */
record CountedBasis(Basis basis, List<Counted> deliveries) {

    private static final List<de.malklug.engagement.ReactionPoint> NO_COURSE = List.of();

    static CountedBasis of(Basis basis) {
        Map<PostKey, Integer> posts = new HashMap<>();
        Map<String, Integer> accounts = new HashMap<>();
        Map<String, Integer> networks = new HashMap<>();
        List<Counted> deliveries = new ArrayList<>(basis.published().size());
        for (DeliveryFigures each : basis.published()) {
            PostKey key = PostKey.of(each);
            deliveries.add(new Counted(
                    each,
                    number(posts, key),
                    number(accounts, each.account()),
                    number(networks, each.network().value()),
                    basis.courses().getOrDefault(each.delivery(), NO_COURSE),
                    basis.traits().get(key)));
        }
        return new CountedBasis(basis, deliveries);
    }

    private static <T> int number(Map<T, Integer> numbers, T name) {
        return numbers.computeIfAbsent(name, first -> numbers.size());
    }
}
