/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What appears when, account by account. Grows; not for several threads at once. */
public final class Appearances {

    private final Map<String, NavigableMap<Instant, List<Appearance>>> byAccount = new HashMap<>();

    public static Appearances none() {
        return new Appearances();
    }

    public static Appearances of(Collection<Appearance> all) {
        Appearances appearances = new Appearances();
        all.forEach(appearances::add);
        return appearances;
    }

    public void add(Appearance appearance) {
        for (String account : appearance.accounts()) {
            byAccount
                    .computeIfAbsent(account, none -> new TreeMap<>())
                    .computeIfAbsent(appearance.at(), none -> new ArrayList<>(1))
                    .add(appearance);
        }
    }

    /** Those on an account that are less than so long before or after an instant. */
    List<Appearance> near(String account, Instant at, Duration less) {
        NavigableMap<Instant, List<Appearance>> all = byAccount.get(account);
        if (all == null || less.isZero()) {
            return List.of();
        }
        return all.subMap(at.minus(less), false, at.plus(less), false).values().stream()
                .flatMap(List::stream)
                .toList();
    }
}
