/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes a report: chooses what its scope is about, and adds up. */
final class ReportSums {

    private final ReportScope scope;
    private final Campaign campaign;
    private final Basis basis;
    private final Map<String, MetricValue> followers;
    private final Instant from;
    private final Instant to;

    /** Of all municipalities, published before the period's end. */
    private final List<Counted> ever;

    /** Of all municipalities, published in the period. */
    private final List<Counted> period;

    private final List<Counted> covered;
    private final List<Counted> coveredEver;

    ReportSums(ReportScope scope, Campaign campaign, CountedBasis counted) {
        this.scope = scope;
        this.campaign = campaign;
        this.basis = counted.basis();
        this.followers = basis.followers();
        this.from = start(scope.from());
        this.to = start(scope.to().plusDays(1));
        this.ever = counted.deliveries().stream()
                .filter(each -> each.publishedAt() < to.toEpochMilli())
                .filter(each -> scope.isAbout(each.delivery()))
                .toList();
        this.period = ever.stream().filter(each -> each.isBetween(from, to)).toList();
        this.covered = covered(period);
        this.coveredEver = covered(ever);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(campaign.zone()).toInstant();
    }

    private List<Counted> covered(List<Counted> deliveries) {
        return scope.municipality() == null
                ? deliveries
                : deliveries.stream()
                        .filter(each -> scope.covers(each.delivery().municipality()))
                        .toList();
    }

    EngagementReport report() {
        Instant readAt = readAt();
        Comparisons comparisons = new Comparisons(covered, basis, campaign);
        return new EngagementReport(
                scope,
                campaign,
                readAt,
                total(),
                towns(),
                networks(),
                new Ranking(covered),
                trend(readAt == null || to.isBefore(readAt) ? to : readAt),
                problems(),
                preceding(),
                comparisons.themes(),
                comparisons.hashtags(),
                comparisons.kinds(),
                BestTime.of(covered, campaign.zone()),
                comparisons.anchor(readAt),
                findings());
    }

    private @Nullable Instant readAt() {
        return coveredEver.stream()
                .map(each -> each.delivery().newest())
                .filter(Objects::nonNull)
                .map(EngagementSnapshot::readAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private GroupFigures preceding() {
        Instant before = start(scope.preceding().from());
        Sums sums = new Sums();
        coveredEver.stream().filter(each -> each.isBetween(before, from)).forEach(sums::add);
        return sums.figures(followers, Tally.NOTHING, null);
    }

    private GroupFigures total() {
        List<Municipality> settled = campaign.municipalities().stream()
                .filter(each -> scope.covers(each.id()) && each.population() != null)
                .toList();
        long people = settled.stream()
                .map(Municipality::population)
                .filter(Objects::nonNull)
                .mapToLong(Integer::longValue)
                .sum();
        Set<MunicipalityId> ids = settled.stream().map(Municipality::id).collect(Collectors.toSet());
        Sums all = new Sums();
        Sums local = new Sums();
        for (Counted each : covered) {
            all.add(each);
            if (ids.contains(each.delivery().municipality())) {
                local.add(each);
            }
        }
        return all.figures(followers, local.engagement(), people == 0 ? null : people);
    }

    private List<TownFigures> towns() {
        Map<MunicipalityId, Sums> byTown = new HashMap<>();
        period.forEach(each -> byTown.computeIfAbsent(each.delivery().municipality(), first -> new Sums())
                .add(each));
        List<TownFigures> towns = new ArrayList<>();
        for (Municipality municipality : campaign.municipalities()) {
            Sums own = byTown.getOrDefault(municipality.id(), new Sums());
            Integer population = municipality.population();
            towns.add(new TownFigures(
                    municipality,
                    own.figures(followers, own.engagement(), population == null ? null : population.longValue()),
                    null));
        }
        int all = towns.stream()
                .filter(each -> EngagementReport.isTown(each.municipality()))
                .mapToInt(each -> each.figures().posts())
                .sum();
        return towns.stream().map(each -> withShare(each, all)).toList();
    }

    private static TownFigures withShare(TownFigures town, int all) {
        if (all == 0 || !EngagementReport.isTown(town.municipality())) {
            return town;
        }
        BigDecimal share = BigDecimal.valueOf(100L * town.figures().posts())
                .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
        return new TownFigures(town.municipality(), town.figures(), share);
    }

    private List<NetworkFigures> networks() {
        Map<NetworkId, Sums> byNetwork = new TreeMap<>();
        covered.forEach(each -> byNetwork
                .computeIfAbsent(each.delivery().network(), first -> new Sums())
                .add(each));
        return byNetwork.entrySet().stream()
                .map(each -> new NetworkFigures(each.getKey(), each.getValue().figures(followers, Tally.NOTHING, null)))
                .toList();
    }

    private Trend trend(Instant end) {
        List<Trend.Course> courses = coveredEver.stream()
                .filter(each -> !each.course().isEmpty())
                .map(each -> new Trend.Course(
                        each.delivery().municipality(), each.delivery().publishedAt(), each.course()))
                .toList();
        Instant first = courses.stream()
                .map(Trend.Course::publishedAt)
                .min(Instant::compareTo)
                .orElse(end);
        List<MunicipalityId> shown = campaign.municipalities().stream()
                .map(Municipality::id)
                .filter(scope::covers)
                .toList();
        return Trend.of(courses, shown, first.isAfter(from) ? first : from, end, campaign.zone());
    }

    private List<EngagementProblem> problems() {
        if (basis.problems().isEmpty()) {
            return List.of();
        }
        Set<String> accounts =
                coveredEver.stream().map(each -> each.delivery().account()).collect(Collectors.toSet());
        return basis.problems().stream()
                .filter(problem -> accounts.contains(problem.account()))
                .toList();
    }

    private List<DataFinding> findings() {
        if (basis.findings().isEmpty()) {
            return List.of();
        }
        Set<DeliveryId> deliveries =
                covered.stream().map(each -> each.delivery().delivery()).collect(Collectors.toSet());
        return basis.findings().stream()
                .filter(each -> deliveries.contains(each.delivery()))
                .toList();
    }
}
