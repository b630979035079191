/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.EngagementProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign, or one municipality in it, achieved with the posts of a period. Every post counts with its newest reading;
 * "not offered" and "not yet read" are never 0.
 *
 * @param readAt the newest reading in it; null if nothing was read yet
 * @param total what the scope is about, all together
 * @param towns every municipality of the campaign, in its order, for comparison also those outside the scope
 * @param networks every network posts appeared on
 * @param ranking every post on every account
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
        Ranking ranking,
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
        problems = List.copyOf(problems);
    }

    /** Every post on every account, strongest first. */
    public List<PostFigures> posts() {
        return ranking.all();
    }

    /** The strongest posts that were read. */
    public List<PostFigures> best(int most) {
        return ranking.best(most);
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

    /** Computes a report; of its basis only what its scope is about. */
    public static EngagementReport of(ReportScope scope, Campaign campaign, Basis basis) {
        return new ReportSums(scope, campaign, CountedBasis.of(basis)).report();
    }

    static boolean isTown(Municipality municipality) {
        return municipality.role() == Municipality.Role.TOWN;
    }
}
