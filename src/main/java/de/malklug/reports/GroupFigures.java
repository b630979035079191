/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.networks.Metric;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a group of published deliveries achieved, each at its newest reading. Engagement is reactions, replies and shares
 * together.
 *
 * @param posts how many posts; one post on three networks is one
 * @param deliveries how many deliveries
 * @param accounts how many accounts
 * @param gone deliveries their network no longer knows; they count with what was read last
 * @param tallies by metric
 * @param engagement reactions, replies and shares together
 * @param followers of the accounts that tell, each at its newest reading; null if none does
 * @param population inhabitants, rounded; null where none is known or it makes no sense
 * @param per1000Followers engagement per followers the accounts had when the figures were read; accounts that tell followers
 *     only
 * @param per1000Inhabitants engagement per inhabitants
 */
public record GroupFigures(
        int posts,
        int deliveries,
        int accounts,
        int gone,
        Map<Metric, Tally> tallies,
        Tally engagement,
        @Nullable Long followers,
        @Nullable Long population,
        Rate per1000Followers,
        Rate per1000Inhabitants) {

    static final List<Metric> ENGAGEMENT = List.of(Metric.REACTIONS, Metric.REPLIES, Metric.SHARES);

    public GroupFigures {
        tallies = Map.copyOf(tallies);
    }

    public Tally tally(Metric metric) {
        return tallies.getOrDefault(metric, Tally.NOTHING);
    }
}
