/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * @param followers newest follower counts by account
     * @param settled deliveries that speak to the population, a part of all
     */
    static GroupFigures of(
            Collection<DeliveryFigures> deliveries,
            Map<String, MetricValue> followers,
            Collection<DeliveryFigures> settled,
            @Nullable Long population) {
        Map<Metric, Tally> tallies = new EnumMap<>(Metric.class);
        EngagementSnapshot.METRICS.forEach(metric -> tallies.put(metric, Tally.of(metric, deliveries)));
        Set<String> accounts = deliveries.stream().map(DeliveryFigures::account).collect(Collectors.toSet());
        Map<String, Long> known = known(followers, accounts);
        long sum = known.values().stream().mapToLong(Long::longValue).sum();
        List<DeliveryFigures> followed =
                deliveries.stream().filter(GroupFigures::tellsFollowers).toList();
        Tally achieved = engagement(followed);
        Tally local = engagement(settled);
        return new GroupFigures(
                (int) deliveries.stream()
                        .map(each -> each.municipality() + "/" + each.post())
                        .distinct()
                        .count(),
                deliveries.size(),
                accounts.size(),
                (int) deliveries.stream()
                        .filter(each -> each.goneSince() != null)
                        .count(),
                tallies,
                engagement(deliveries),
                known.isEmpty() ? null : sum,
                population,
                Rate.of(
                        achieved.value(),
                        achieved.counted(),
                        Rate.FEWEST_POSTS,
                        known.isEmpty() ? 0 : followersThen(followed)),
                Rate.of(local.value(), local.counted(), Rate.FEWEST_POSTS, population == null ? 0 : population));
    }

    private static boolean tellsFollowers(DeliveryFigures delivery) {
        EngagementSnapshot newest = delivery.newest();
        return newest != null && newest.followers() != null;
    }

    /** The followers all accounts together had when their posts were read: of each account the average over its posts. */
    private static long followersThen(Collection<DeliveryFigures> deliveries) {
        Map<String, Double> means = deliveries.stream()
                .collect(Collectors.groupingBy(DeliveryFigures::account, Collectors.averagingLong(each -> {
                    EngagementSnapshot newest = each.newest();
                    Long followers = newest == null ? null : newest.followers();
                    return followers == null ? 0 : followers;
                })));
        return Math.round(
                means.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /** Reactions, replies and shares of one delivery together; known as soon as one of them is. */
    static MetricValue engagement(DeliveryFigures delivery) {
        Tally tally = Tally.NOTHING;
        for (Metric metric : ENGAGEMENT) {
            tally = tally.with(delivery.value(metric));
        }
        return tally.figure();
    }

    private static Tally engagement(Collection<DeliveryFigures> deliveries) {
        Tally tally = Tally.NOTHING;
        for (DeliveryFigures delivery : deliveries) {
            tally = tally.with(engagement(delivery));
        }
        return tally;
    }

    private static Map<String, Long> known(Map<String, MetricValue> followers, Set<String> accounts) {
        return followers.entrySet().stream()
                .filter(each -> accounts.contains(each.getKey()))
                .filter(each -> each.getValue() instanceof MetricValue.Count)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> ((MetricValue.Count) each.getValue()).value()));
    }
}
