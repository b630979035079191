/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.engagement.ReactionPoint;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign, or one municipality in it, achieved with the posts of a period. Every post counts with its newest reading;
 * "not offered" and "not yet read" are never 0.
 *
 * @param readAt the newest reading in it; null if nothing was read yet
 * @param total what the scope is about, all together
 * @param towns every municipality of the campaign, in its order, for comparison also those outside the scope
 * @param networks every network posts appeared on
 * @param posts every post on every account, strongest first
 * @param trend reactions over time
 * @param problems accounts of the scope whose figures could not be read last time
 * @param preceding as {@code total}, of as many days just before
 * @param themes by theme, most reactions per delivery first
 * @param hashtags by hashtag other than the campaign's own, the same way
 * @param kinds by kind of media, the same way
 * @param anchor before and after the anchor event; null for a campaign without one
 * @param findings figures of the scope that cannot be right and do not count, newest first
 */
public record EngagementReport(
        ReportScope scope,
        Campaign campaign,
        @Nullable Instant readAt,
        GroupFigures total,
        List<TownFigures> towns,
        List<NetworkFigures> networks,
        List<PostFigures> posts,
        Trend trend,
        List<EngagementProblem> problems,
        GroupFigures preceding,
        List<NamedFigures> themes,
        List<NamedFigures> hashtags,
        List<NamedFigures> kinds,
        BestTime bestTime,
        @Nullable AnchorEffect anchor,
        List<DataFinding> findings) {

    public EngagementReport {
        themes = List.copyOf(themes);
        hashtags = List.copyOf(hashtags);
        kinds = List.copyOf(kinds);
        findings = List.copyOf(findings);
        towns = List.copyOf(towns);
        networks = List.copyOf(networks);
        posts = List.copyOf(posts);
        problems = List.copyOf(problems);
    }

    /** The strongest posts that were read. */
    public List<PostFigures> best(int most) {
        return posts.stream().filter(PostFigures::isRead).limit(most).toList();
    }

    /** The share every town would have if all posted equally much, in percent; empty where there are no towns. */
    public Optional<BigDecimal> equalShare() {
        long number = towns.stream().filter(each -> isTown(each.municipality())).count();
        return number == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(100).divide(BigDecimal.valueOf(number), 1, RoundingMode.HALF_UP));
    }

    /** The share a town should have, in percent: what was agreed, else the same for all. */
    public BigDecimal fairShare(Municipality town) {
        Integer agreed = town.share();
        return agreed != null ? BigDecimal.valueOf(agreed) : equalShare().orElse(BigDecimal.ZERO);
    }

    /** Whether shares were agreed on. */
    public boolean hasAgreedShares() {
        return towns.stream().anyMatch(each -> each.municipality().share() != null);
    }

    /** Computes a report. */
    public static EngagementReport of(ReportScope scope, Campaign campaign, Basis basis) {
        Instant from = scope.from().atStartOfDay(campaign.zone()).toInstant();
        Instant to = scope.to().plusDays(1).atStartOfDay(campaign.zone()).toInstant();
        Map<String, MetricValue> followers = basis.followers();
        List<DeliveryFigures> period = published(basis, from, to);
        List<DeliveryFigures> covered = covered(period, scope);
        List<DeliveryFigures> coveredEver = covered(basis.published(), scope);
        Instant readAt = readAt(coveredEver);
        ReportScope before = scope.preceding();
        Comparisons comparisons = new Comparisons(covered, basis, campaign);
        return new EngagementReport(
                scope,
                campaign,
                readAt,
                total(scope, campaign, covered, followers),
                towns(campaign, period, followers),
                networks(covered, followers),
                covered.stream()
                        .map(PostFigures::of)
                        .sorted(PostFigures.STRONGEST_FIRST)
                        .toList(),
                trend(
                        scope,
                        campaign,
                        coveredEver,
                        basis.courses(),
                        from,
                        readAt == null || to.isBefore(readAt) ? to : readAt),
                concerning(basis.problems(), coveredEver),
                GroupFigures.of(
                        covered(
                                published(
                                        basis,
                                        before.from()
                                                .atStartOfDay(campaign.zone())
                                                .toInstant(),
                                        from),
                                scope),
                        followers,
                        List.of(),
                        null),
                comparisons.themes(),
                comparisons.hashtags(),
                comparisons.kinds(),
                BestTime.of(covered, campaign.zone()),
                comparisons.anchor(readAt),
                findings(basis, covered));
    }

    private static List<DeliveryFigures> published(Basis basis, Instant from, Instant to) {
        return basis.published().stream()
                .filter(each ->
                        !each.publishedAt().isBefore(from) && each.publishedAt().isBefore(to))
                .toList();
    }

    private static List<DeliveryFigures> covered(List<DeliveryFigures> deliveries, ReportScope scope) {
        return deliveries.stream()
                .filter(each -> scope.covers(each.municipality()))
                .toList();
    }

    private static List<DataFinding> findings(Basis basis, List<DeliveryFigures> covered) {
        if (basis.findings().isEmpty()) {
            return List.of();
        }
        Set<DeliveryId> deliveries =
                covered.stream().map(DeliveryFigures::delivery).collect(Collectors.toSet());
        return basis.findings().stream()
                .filter(each -> deliveries.contains(each.delivery()))
                .toList();
    }

    private static @Nullable Instant readAt(Collection<DeliveryFigures> deliveries) {
        return deliveries.stream()
                .map(DeliveryFigures::newest)
                .filter(Objects::nonNull)
                .map(EngagementSnapshot::readAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static GroupFigures total(
            ReportScope scope, Campaign campaign, List<DeliveryFigures> covered, Map<String, MetricValue> followers) {
        List<Municipality> settled = campaign.municipalities().stream()
                .filter(each -> scope.covers(each.id()) && each.population() != null)
                .toList();
        long people = settled.stream()
                .map(Municipality::population)
                .filter(Objects::nonNull)
                .mapToLong(Integer::longValue)
                .sum();
        List<MunicipalityId> ids = settled.stream().map(Municipality::id).toList();
        return GroupFigures.of(
                covered,
                followers,
                covered.stream()
                        .filter(each -> ids.contains(each.municipality()))
                        .toList(),
                people == 0 ? null : people);
    }

    private static List<TownFigures> towns(
            Campaign campaign, List<DeliveryFigures> period, Map<String, MetricValue> followers) {
        Map<MunicipalityId, List<DeliveryFigures>> byTown =
                period.stream().collect(Collectors.groupingBy(DeliveryFigures::municipality));
        List<TownFigures> towns = new ArrayList<>();
        for (Municipality municipality : campaign.municipalities()) {
            List<DeliveryFigures> own = byTown.getOrDefault(municipality.id(), List.of());
            Integer population = municipality.population();
            towns.add(new TownFigures(
                    municipality,
                    GroupFigures.of(own, followers, own, population == null ? null : population.longValue()),
                    null));
        }
        int all = towns.stream()
                .filter(each -> isTown(each.municipality()))
                .mapToInt(each -> each.figures().posts())
                .sum();
        return towns.stream().map(each -> withShare(each, all)).toList();
    }

    private static TownFigures withShare(TownFigures town, int all) {
        if (all == 0 || !isTown(town.municipality())) {
            return town;
        }
        BigDecimal share = BigDecimal.valueOf(100L * town.figures().posts())
                .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
        return new TownFigures(town.municipality(), town.figures(), share);
    }

    private static boolean isTown(Municipality municipality) {
        return municipality.role() == Municipality.Role.TOWN;
    }

    private static List<NetworkFigures> networks(List<DeliveryFigures> covered, Map<String, MetricValue> followers) {
        Map<NetworkId, List<DeliveryFigures>> byNetwork = covered.stream()
                .collect(Collectors.groupingBy(DeliveryFigures::network, TreeMap::new, Collectors.toList()));
        return byNetwork.entrySet().stream()
                .map(each ->
                        new NetworkFigures(each.getKey(), GroupFigures.of(each.getValue(), followers, List.of(), null)))
                .toList();
    }

    private static Trend trend(
            ReportScope scope,
            Campaign campaign,
            List<DeliveryFigures> deliveries,
            Map<DeliveryId, List<ReactionPoint>> reactions,
            Instant from,
            Instant to) {
        List<Trend.Course> courses = deliveries.stream()
                .map(each -> new Trend.Course(
                        each.municipality(), each.publishedAt(), reactions.getOrDefault(each.delivery(), List.of())))
                .filter(course -> !course.points().isEmpty())
                .toList();
        Instant first = courses.stream()
                .map(Trend.Course::publishedAt)
                .min(Instant::compareTo)
                .orElse(to);
        List<MunicipalityId> shown = campaign.municipalities().stream()
                .map(Municipality::id)
                .filter(scope::covers)
                .toList();
        return Trend.of(courses, shown, first.isAfter(from) ? first : from, to, campaign.zone());
    }

    private static List<EngagementProblem> concerning(
            List<EngagementProblem> problems, Collection<DeliveryFigures> deliveries) {
        Set<String> accounts = deliveries.stream().map(DeliveryFigures::account).collect(Collectors.toSet());
        return problems.stream()
                .filter(problem -> accounts.contains(problem.account()))
                .toList();
    }
}
