/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.networks.NetworkId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about: the posts of a campaign that were published from the first day to the last.
 *
 * @param municipality null for all
 * @param network null for all
 * @param from first day, in the campaign's zone
 * @param to last day, included
 * @param theme null for all
 * @param age the age at which posts are compared; null for each post with its newest reading
 */
public record ReportScope(
        CampaignId campaign,
        @Nullable MunicipalityId municipality,
        @Nullable NetworkId network,
        LocalDate from,
        LocalDate to,
        @Nullable String theme,
        @Nullable Duration age) {

    /** The ages at which posts can be compared. */
    public static final List<Duration> AGES = List.of(Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(30));

    /**
     * @throws IllegalArgumentException if the period ends before it begins
     */
    public ReportScope {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period ends before it begins: " + from + " to " + to);
        }
    }

    /** About all themes, each post with its newest reading. */
    public ReportScope(
            CampaignId campaign,
            @Nullable MunicipalityId municipality,
            @Nullable NetworkId network,
            LocalDate from,
            LocalDate to) {
        this(campaign, municipality, network, from, to, null, null);
    }

    /** Everything about a campaign. */
    public static ReportScope of(Campaign campaign) {
        return new ReportScope(
                campaign.id(),
                null,
                null,
                campaign.period().from(),
                campaign.period().to());
    }

    public ReportScope of(@Nullable MunicipalityId wanted) {
        return new ReportScope(campaign, wanted, network, from, to, theme, age);
    }

    public ReportScope on(@Nullable NetworkId wanted) {
        return new ReportScope(campaign, municipality, wanted, from, to, theme, age);
    }

    public ReportScope during(LocalDate first, LocalDate last) {
        return new ReportScope(campaign, municipality, network, first, last, theme, age);
    }

    public ReportScope about(@Nullable String wanted) {
        return new ReportScope(campaign, municipality, network, from, to, wanted, age);
    }

    /** Compares posts at that age. */
    public ReportScope at(@Nullable Duration wanted) {
        return new ReportScope(campaign, municipality, network, from, to, theme, wanted);
    }

    /** As many days just before. */
    ReportScope preceding() {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return during(from.minusDays(days), to.minusDays(days));
    }

    /** Whether network and theme are wanted. */
    boolean isAbout(DeliveryFigures delivery) {
        return (network == null || network.equals(delivery.network()))
                && (theme == null || theme.equals(delivery.theme()));
    }

    /** Whether it is about that municipality's posts. */
    boolean covers(MunicipalityId each) {
        return municipality == null || municipality.equals(each);
    }
}
